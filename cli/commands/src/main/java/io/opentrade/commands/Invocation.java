package io.opentrade.commands;

import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;

/// What a command has while it runs: the terminal, the gateway, the messages, and its screens.
public final class Invocation {
  /// Version of the JSON documents that commands print.
  public static final int SCHEMA = 1;

  private final Terminal terminal;
  private final Gateway gateway;
  private final Messages messages;
  private final boolean json;
  private final Shape shape;
  private final Screen out;
  private final Screen err;

  Invocation(Terminal terminal, Gateway gateway, Messages messages, boolean json, Shape shape) {
    this(
        terminal,
        gateway,
        messages,
        json,
        shape,
        new Screen(
            terminal::out, terminal.columns(), terminal.color() && terminal.outputIsTerminal()),
        new Screen(
            terminal::err, terminal.columns(), terminal.color() && terminal.errorIsTerminal()));
  }

  private Invocation(
      Terminal terminal,
      Gateway gateway,
      Messages messages,
      boolean json,
      Shape shape,
      Screen out,
      Screen err) {
    this.terminal = terminal;
    this.gateway = gateway;
    this.messages = messages;
    this.json = json;
    this.shape = shape;
    this.out = out;
    this.err = err;
  }

  /// The same, with answers as they are wanted.
  Invocation shaped(Shape wanted) {
    return new Invocation(terminal, gateway, messages, json, wanted, out, err);
  }

  /// The same, telling nothing but failures: those are told by who runs the command.
  Invocation silent() {
    Screen nowhere = new Screen(_ -> {}, terminal.columns(), false);
    return new Invocation(terminal, gateway, messages, json, shape, nowhere, nowhere);
  }

  Gateway gateway() {
    return gateway;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Messages messages() {
    return messages;
  }

  /// Whether a program reads the output: one document on the standard output.
  public boolean json() {
    return json || shape.csv();
  }

  /// Whether failures are documents, too.
  boolean failsAsJson() {
    return json;
  }

  /// The standard output, for people.
  public Screen out() {
    return out;
  }

  /// The standard error, for people.
  public Screen err() {
    return err;
  }

  /// A message of the catalogue.
  public String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /// A message of the catalogue on so many things.
  public String count(String key, long count, Object... further) {
    return messages.count(key, count, further);
  }

  /// Asks the daemon.
  public <R> R ask(Request<R> request) throws InterruptedException {
    return shape.rows(request, gateway.call(request), this);
  }

  /// Asks the daemon and hears how far it is.
  public <R> R ask(Request<R> request, Progress progress) throws InterruptedException {
    return shape.rows(request, gateway.call(request, progress), this);
  }

  /// Prints a reply as the document of the command: `{"schema":1,…}`, or what is wanted of it.
  public void document(Object reply) {
    terminal.out(shape.print(reply, this));
  }

  /// A failure to throw: the command was written wrongly. The hint is the message under the same
  /// key with `.hint` behind it, where there is one.
  public RequestFailed usage(String key, Object... arguments) {
    return failure(FailureKind.USAGE, key, arguments);
  }

  /// A failure to throw, in the words of the catalogue.
  public RequestFailed failure(FailureKind kind, String key, Object... arguments) {
    return new RequestFailed(
        kind, text(key, arguments), messages.find(key + ".hint", arguments).orElse(null));
  }
}
