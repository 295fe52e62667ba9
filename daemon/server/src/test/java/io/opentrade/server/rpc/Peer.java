package io.opentrade.server.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.frame.LineReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The other end of a connection, in a test: writes lines as they are given, hears lines as JSON.
public final class Peer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HELLO =
      "{'jsonrpc':'2.0','id':1,'method':'hello',"
          + "'params':{'protocol':1,'client':'test','build':'*'}}";

  private final SocketChannel channel;
  private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

  /// The number of the last question of [#ask]; tests that number theirs begin lower.
  private int asked = 1_000;

  private Peer(SocketChannel channel) {
    this.channel = channel;
  }

  /// Connects and does not read yet.
  public static Peer deaf(Path socket) throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new Peer(channel);
  }

  /// Connects, reads, and has said hello.
  public static Peer greeted(Path socket) throws IOException, InterruptedException {
    Peer peer = deaf(socket);
    peer.listen();
    peer.say(HELLO);
    assertEquals(1, peer.hear().path("id").asInt());
    return peer;
  }

  /// Begins to read.
  public void listen() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                var lines = new LineReader(channel, 64 << 20);
                for (byte[] line = lines.nextBytes(); line != null; line = lines.nextBytes()) {
                  heard.add(JSON.readTree(line));
                }
              } catch (IOException _) {
                // closed
              }
              heard.add(JSON.nullNode());
            });
  }

  /// @param line JSON in which `'` stands for `"`
  public void say(String line) throws IOException {
    write((line.replace('\'', '"') + "\n").getBytes(UTF_8));
  }

  /// Bytes as they are.
  public void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /// Runs a command under that id.
  public void run(int id, String... argv) throws IOException {
    var params = JSON.createObjectNode();
    var words = params.putArray("argv");
    for (String word : argv) {
      words.add(word);
    }
    params.put("cwd", "/tmp");
    params.putObject("terminal").put("columns", 80).put("rows", 24).put("output", true);
    var line = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id);
    line.put("method", "command.run").set("params", params);
    write((line + "\n").getBytes(UTF_8));
  }

  /// Asks, and waits for what is answered.
  ///
  /// @param params JSON in which `'` stands for `"`
  /// @return the result; a refusal fails the test
  public JsonNode ask(String method, String params) throws IOException, InterruptedException {
    int id = ++asked;
    say("{'jsonrpc':'2.0','id':%d,'method':'%s','params':%s}".formatted(id, method, params));
    JsonNode answer = answer(id);
    assertTrue(answer.has("result"), method + ": " + answer);
    return answer.path("result");
  }

  /// The next line; a JSON null at the end of the connection.
  public JsonNode hear() throws InterruptedException {
    JsonNode line = heard.poll(20, TimeUnit.SECONDS);
    assertNotNull(line, "nothing is said");
    return line;
  }

  /// The answer under that id; what is said before is dropped.
  public JsonNode answer(int id) throws InterruptedException {
    while (true) {
      JsonNode line = hear();
      if (line.isNull() || line.path("id").asInt() == id) {
        return line;
      }
    }
  }

  /// Nothing is said for a while.
  public void hearNothing(long millis) throws InterruptedException {
    assertNull(heard.poll(millis, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
