package io.opentrade.commands;

/// A way to go on typing.
///
/// @param value the whole word that would stand in place of the one being typed
/// @param description one line on what it is, empty where there is none
/// @param finished whether a space may follow
public record Candidate(String value, String description, boolean finished) {}
