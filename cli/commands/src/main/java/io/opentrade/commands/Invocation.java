package io.opentrade.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Screen;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;

/// What a command has while it runs: the terminal, the gateway, the messages, and its screens.
public final class Invocation {
  /// Version of the JSON documents that commands print.
  public static final int SCHEMA = 1;

  private final Terminal terminal;
  private final Gateway gateway;
  private final Messages messages;
  private final boolean json;
  private final Screen out;
  private final Screen err;

  Invocation(Terminal terminal, Gateway gateway, Messages messages, boolean json) {
    this.terminal = terminal;
    this.gateway = gateway;
    this.messages = messages;
    this.json = json;
    boolean color = terminal.color();
    this.out = new Screen(terminal::out, terminal.columns(), color && terminal.outputIsTerminal());
    this.err = new Screen(terminal::err, terminal.columns(), color && terminal.errorIsTerminal());
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

  /// Whether a program reads the output: one JSON document on the standard output.
  public boolean json() {
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
    return gateway.call(request);
  }

  /// Asks the daemon and hears how far it is.
  public <R> R ask(Request<R> request, Progress progress) throws InterruptedException {
    return gateway.call(request, progress);
  }

  /// Prints a reply as the JSON document of the command: `{"schema":1,…}`.
  public void document(Object reply) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
    JsonNode content = Requests.toJson(reply);
    content.properties().forEach(entry -> document.set(entry.getKey(), entry.getValue()));
    terminal.out(Requests.print(document) + "\n");
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
