package io.opentrade.server.venue.rest;

/// The budgets of one REST interface.
///
/// @param requests by weight
/// @param orders by number
public record Limits(RateBudget requests, RateBudget orders) {}
