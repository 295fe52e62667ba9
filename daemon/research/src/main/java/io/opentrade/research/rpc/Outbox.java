package io.opentrade.research.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Requests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes messages to the daemon, whole lines one after the other, from any thread.
final class Outbox {
  private final OutputStream stream;

  Outbox(OutputStream stream) {
    this.stream = stream;
  }

  void result(JsonNode id, Object reply) throws IOException {
    // Printed at once: a tree of a run of fifty thousand trades would be made for nothing.
    String json = Requests.print(reply);
    write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + json + "}");
  }

  void failure(JsonNode id, Failure failure) throws IOException {
    ObjectNode message = message();
    message.set("id", id);
    message.set("error", Requests.toError(failure));
    write(message);
  }

  void progress(JsonNode id, Progress.Step step) throws IOException {
    ObjectNode message = message();
    message.put("method", "progress");
    ObjectNode parameters = Requests.toJson(step).deepCopy();
    parameters.set("id", id);
    message.set("params", parameters);
    write(message);
  }

  private static ObjectNode message() {
    return JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
  }

  private void write(ObjectNode message) throws IOException {
    write(message.toString());
  }

  private synchronized void write(String message) throws IOException {
    stream.write(message.getBytes(StandardCharsets.UTF_8));
    stream.write('\n');
    stream.flush();
  }
}
