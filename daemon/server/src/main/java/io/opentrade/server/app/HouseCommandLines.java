package io.opentrade.server.app;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Gateway;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.Caller;
import io.opentrade.server.rpc.Shell;
import io.opentrade.server.stored.CapturedTerminal;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Runs command lines in this daemon, through the same tree and the same door as everybody's.
final class HouseCommandLines implements CommandLines {
  private final Shell shell;
  private final Gateway gateway;
  private final Activity activity;
  private final Function<Locale, Messages> messages;
  private final AtomicLong count = new AtomicLong();

  HouseCommandLines(
      Shell shell, Gateway gateway, Activity activity, Function<Locale, Messages> messages) {
    this.shell = shell;
    this.gateway = gateway;
    this.activity = activity;
    this.messages = messages;
  }

  @Override
  public Ending run(Actor actor, List<String> argv, Manner manner) throws InterruptedException {
    var terminal =
        new CapturedTerminal(
            manner.columns(), manner.language(), messages.apply(manner.language()));
    String request = "stored-" + count.incrementAndGet();
    var running = new FutureTask<>(() -> runAs(new Caller(actor, request), argv, terminal));
    Thread worker = Thread.ofVirtual().name(request).start(running);
    int exit = end(running, worker, manner);
    return new Ending(exit, terminal.written(), terminal.complained());
  }

  private int runAs(Caller caller, List<String> argv, CapturedTerminal terminal) {
    try (Activity.Work _ = activity.begin(caller.request(), "stored command")) {
      return ScopedValue.where(Caller.PRESENT, caller)
          .call(() -> shell.run(argv, terminal, gateway));
    }
  }

  private static int end(FutureTask<Integer> running, Thread worker, Manner manner)
      throws InterruptedException {
    try {
      return running.get(manner.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      worker.interrupt();
      worker.join();
      return Ending.TOO_LONG;
    } catch (InterruptedException cancelled) {
      worker.interrupt();
      worker.join();
      throw cancelled;
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    }
  }
}
