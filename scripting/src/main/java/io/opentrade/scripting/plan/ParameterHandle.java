package io.opentrade.scripting.plan;

/// A parameter as the script holds it while it stays symbolic.
///
/// @param name as declared
public record ParameterHandle(String name) {}
