package org.tuntas.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The map on which a reporter marks the place. Without tiles there is none, and the form is whole all the same.
 *
 * @param tiles address of the tiles, such as {@code https://tile.example.go.id/{z}/{x}/{y}.png}; empty for no map
 * @param attribution whose map it is, shown on it as plain text
 */
@ConfigurationProperties("tuntas.map")
public record MapTiles(@DefaultValue("") String tiles, @DefaultValue("© OpenStreetMap") String attribution) {}
