package io.opentrade.scripting.guest;

/// A place in a script or in a neighbour it imports.
///
/// @param file the script's name, or the path of the neighbour
/// @param line from 1
/// @param column from 1; 0 where unknown
public record Place(String file, int line, int column) {}
