package io.opentrade.server.access;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import java.util.Optional;

/// Decides whether a request may go on. Every request passes here, whoever makes it: a person at
/// the terminal, a program, a chat, a schedule, an alert.
public final class Gate {
  private final Allowances allowances;

  public Gate(Allowances allowances) {
    this.allowances = allowances;
  }

  /// Decides. What is taken for an order is told [Allowances] again when the order has ended.
  ///
  /// @throws RequestFailed where what an order is worth cannot be told
  public Allowances.Ruling decide(Actor actor, Request<?> request) throws InterruptedException {
    Optional<Refusal> refusal = Permission.neededFor(request).refusalOf(actor);
    return refusal.isPresent()
        ? Allowances.Ruling.refused(refusal.orElseThrow())
        : allowances.take(actor, request);
  }

  /// The request did what it should.
  public void done(Allowances.Taken taken, Object reply) {
    allowances.placed(taken, reply);
  }

  /// The request failed.
  public void failed(Allowances.Taken taken, RequestFailed failed) {
    allowances.failed(taken, failed);
  }
}
