package io.opentrade.scripting.guest;

/// A place in a script, both from 1; column 0 where unknown.
public record Place(int line, int column) {}
