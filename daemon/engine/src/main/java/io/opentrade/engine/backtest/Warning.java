package io.opentrade.engine.backtest;

/// Something a person should know before believing a result.
///
/// @param code stable name for programs, for example `refused`
/// @param text one sentence
public record Warning(String code, String text) {}
