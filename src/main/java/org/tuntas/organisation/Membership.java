package org.tuntas.organisation;

/** Somebody's place in a group. */
public record Membership(String login, String groupId) {}
