package io.opentrade.store;

/// A row of the record of what was done: the beginning of an action, or what came of it.
///
/// @param number from 1 on, without a gap
/// @param at when it was written; milliseconds since the epoch
/// @param begun number of the row at which the action began; 0 for that row itself
/// @param kind by which way the actor came in
/// @param actor who asked
/// @param method of the wire
/// @param request what the log calls the request
/// @param body of a beginning: the parameters; of an end: the outcome
public record AuditRow(
    long number,
    long at,
    long begun,
    String kind,
    String actor,
    String method,
    String request,
    String body) {}
