package io.opentrade.server.simulate.binance;

import io.opentrade.server.simulate.Simulation;
import io.opentrade.server.simulate.fault.Fault;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.http.Answer;
import io.opentrade.server.simulate.http.Handler;
import io.opentrade.server.simulate.http.HttpRequest;
import java.util.Map;

/// REST, with what may go wrong before and after a request is accepted.
final class RestApi implements Handler {
  private static final long BAN_MILLIS = 2_000;

  private final Dispatcher dispatcher;
  private final RateLimits limits;
  private final Faults faults;
  private final Simulation simulation;

  RestApi(Dispatcher dispatcher, RateLimits limits, Faults faults, Simulation simulation) {
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.faults = faults;
    this.simulation = simulation;
  }

  @Override
  public Answer handle(HttpRequest request) throws InterruptedException {
    String route = request.method() + " " + request.path();
    if (!dispatcher.knows(route)) {
      return new Answer.Respond(
          404, Map.of("Content-Type", "text/html"), "<html><body>404 Not found</body></html>");
    }
    long latency = faults.latency();
    boolean late = faults.share(Fault.LATENCY) < 0.5;
    Thread.sleep(late ? 0 : latency);
    if (faults.comes(Fault.LOST_REQUEST)) {
      return new Answer.Drop();
    }
    if (faults.comes(Fault.BAN)) {
      limits.ban(simulation.now().server() + BAN_MILLIS);
    }
    if (faults.comes(Fault.RATE_LIMIT)) {
      return tooMany();
    }
    boolean broken = faults.comes(Fault.SERVER_ERROR);
    if (broken && faults.share(Fault.SERVER_ERROR) < 0.5) {
      return serverError();
    }
    Answer answer = answer(request, route);
    Thread.sleep(late ? latency : 0);
    if (faults.comes(Fault.LOST_ANSWER)) {
      return new Answer.Drop();
    }
    return broken ? serverError() : answer;
  }

  private Answer answer(HttpRequest request, String route) {
    Parameters parameters;
    try {
      parameters = Parameters.of(request.query(), request.body());
    } catch (ApiError error) {
      return new Answer.Respond(error.status(), error.document().toString());
    }
    Dispatcher.Reply reply = dispatcher.ask(route, parameters, request.header("x-mbx-apikey"));
    return new Answer.Respond(reply.status(), reply.headers(), reply.body().toString());
  }

  private static Answer tooMany() {
    ApiError error = new ApiError(429, -1003, RateLimits.tooMuchWeight());
    return new Answer.Respond(429, Map.of("Retry-After", "1"), error.document().toString());
  }

  /// Says nothing of whether the request was accepted.
  private Answer serverError() {
    if (faults.share(Fault.SERVER_ERROR) < 0.5) {
      return new Answer.Respond(
          502, Map.of("Content-Type", "text/html"), "<html><body>502 Bad Gateway</body></html>");
    }
    ApiError error =
        new ApiError(
            504,
            -1007,
            "Timeout waiting for response from backend server. Send status unknown; execution"
                + " status unknown.");
    return new Answer.Respond(504, error.document().toString());
  }
}
