package org.tuntas.organisation;

/**
 * Those who may do the same. Every node of the organisation has four groups, {@code <node>-admin}, {@code <node>-head},
 * {@code <node>-officer} and {@code <node>-inspector}; seven more belong to no node: {@code desk-admin},
 * {@code desk-coordinator}, {@code ombudsman}, {@code process-designer}, {@code process-approver}, {@code auditor} and
 * {@code operator}.
 *
 * @param id what models, forms and memberships call it
 * @param name Indonesian, e.g. {@code Petugas Dinas Perhubungan}
 */
public record StaffGroup(String id, String name) {}
