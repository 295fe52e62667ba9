package io.opentrade.server.venue.rest;

/// The budgets of one REST interface.
///
/// @param requests by weight
/// @param orders by number
/// @param endpoints where the exchange counts each endpoint for itself
public record Limits(RateBudget requests, RateBudget orders, EndpointBudgets endpoints) {
  /// Of an exchange that counts all requests together.
  public Limits(RateBudget requests, RateBudget orders) {
    this(requests, orders, EndpointBudgets.NONE);
  }
}
