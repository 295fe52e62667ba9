package io.opentrade.commands;

import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers requests by their kind from prepared replies and keeps what was asked. A list of replies
/// is used up one by one, the last one stays.
public final class FakeGateway implements Gateway {
  private final Map<Class<?>, Deque<Object>> replies = new HashMap<>();
  public final List<Request<?>> asked = new ArrayList<>();
  public final List<Progress.Step> steps = new ArrayList<>();
  public boolean interrupted;

  public <R, Q extends Request<R>> FakeGateway answer(Class<Q> request, R reply) {
    replies.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(reply);
    return this;
  }

  public FakeGateway fail(Class<? extends Request<?>> request, RequestFailed failure) {
    replies.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(failure);
    return this;
  }

  /// A fault of ours, such as no command should meet.
  public FakeGateway crash(Class<? extends Request<?>> request, RuntimeException bug) {
    replies.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(bug);
    return this;
  }

  @Override
  public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
    if (request instanceof ModeShow && !replies.containsKey(ModeShow.class)) {
      return Requests.replyType(request).cast(new ModeShow.Reply("demo", "demo", "binance"));
    }
    asked.add(request);
    if (interrupted) {
      throw new InterruptedException();
    }
    Deque<Object> prepared = replies.get(request.getClass());
    if (prepared == null) {
      throw new AssertionError("nobody expected " + request);
    }
    steps.forEach(progress::at);
    Object reply = prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    if (reply instanceof RuntimeException failure) {
      throw failure;
    }
    return Requests.replyType(request).cast(reply);
  }
}
