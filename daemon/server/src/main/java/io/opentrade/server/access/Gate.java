package io.opentrade.server.access;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.AutopilotTarget;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Decides whether a request may go on. Every request passes here, whoever makes it: a person at
/// the terminal, a program, a chat, a schedule, an alert.
public final class Gate {
  private final Allowances allowances;
  private final BooleanSupplier chatTrading;

  /// @param chatTrading whether chats may add risk at all
  public Gate(Allowances allowances, BooleanSupplier chatTrading) {
    this.allowances = allowances;
    this.chatTrading = chatTrading;
  }

  /// Decides. What is taken for an order is told [Allowances] again when the order has ended.
  ///
  /// @throws RequestFailed where what an order is worth cannot be told
  public Allowances.Ruling decide(Actor actor, Request<?> request) throws InterruptedException {
    if (actor.kind() == Actor.Kind.TELEGRAM && addsRisk(request) && !chatTrading.getAsBoolean()) {
      return Allowances.Ruling.refused(Refusal.FEATURE);
    }
    Optional<Refusal> refusal = Permission.neededFor(request).refusalOf(actor);
    return refusal.isPresent()
        ? Allowances.Ruling.refused(refusal.orElseThrow())
        : allowances.take(actor, request);
  }

  private static boolean addsRisk(Request<?> request) {
    return switch (request) {
      case TradingRequest<?> trading ->
          !trading.takesRiskAway() && !Permission.neededFor(request).onlyLooks();
      case AutopilotStart _, AutopilotTarget _ -> true;
      default -> false;
    };
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
