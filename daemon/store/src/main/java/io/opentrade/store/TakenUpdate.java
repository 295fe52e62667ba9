package io.opentrade.store;

/// A message or a press of a button that was taken in.
///
/// @param bot Telegram's number of the bot that it went to
/// @param number of the update
/// @param at when, in milliseconds since the epoch
/// @param person who sent it
/// @param words what was asked for
public record TakenUpdate(long bot, long number, long at, long person, String words) {}
