package io.opentrade.server.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A Bot API that does not play fair.
@Timeout(30)
class BotClientTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private ServerSocket server;
  private BotClient client;

  /// Writes an answer behind its status.
  private interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var tempo = new Tempo(SECOND, SECOND, SECOND, SECOND, SECOND);
    String address = "http://127.0.0.1:" + server.getLocalPort();
    client = new BotNetwork(tempo).client(new BotKey(LoopbackBotApi.TOKEN, address));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  private BotFailure failure(int status, Answer answer) {
    Thread.ofVirtual().start(() -> serve(status, answer));
    return assertThrows(BotFailure.class, () -> client.updates(0, SECOND));
  }

  private void serve(int status, Answer answer) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(("HTTP/1.1 " + status + " X\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
      answer.write(out);
    } catch (IOException | InterruptedException _) {
      // the client has had enough
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    byte[] piece = "[],".repeat(10_000).getBytes(US_ASCII);
    BotFailure failure =
        failure(
            200,
            out -> {
              for (int i = 0; i < 10_000; i++) {
                out.write(piece);
              }
            });
    assertEquals(BotFailure.Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.getMessage().contains("longer than"), failure.getMessage());
  }

  @Test
  void anAnswerInDropsIsNotWaitedForForEver() {
    BotFailure failure =
        failure(
            200,
            out -> {
              for (int i = 0; i < 100; i++) {
                out.write(' ');
                Thread.sleep(200);
              }
            });
    assertEquals(BotFailure.Kind.UNREACHABLE, failure.kind());
  }

  @Test
  void nobodyIsSilencedForLongerThanAnHour() {
    BotFailure failure =
        failure(
            429,
            out ->
                out.write(
                    ("{\"ok\":false,\"error_code\":429,\"description\":\"wait\","
                            + "\"parameters\":{\"retry_after\":2147483647}}")
                        .getBytes(US_ASCII)));
    assertEquals(BotFailure.Kind.TOO_MUCH, failure.kind());
    assertEquals(Duration.ofHours(1), failure.patience());
  }
}
