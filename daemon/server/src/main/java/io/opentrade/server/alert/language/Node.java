package io.opentrade.server.alert.language;

/// A part of an expression: something that holds or not, or a number.
public sealed interface Node permits Condition, Term {}
