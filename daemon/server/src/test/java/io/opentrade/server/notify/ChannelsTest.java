package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every channel, with a strategy whose name wants to be a program.
@Timeout(60)
class ChannelsTest {
  private static final String EVIL = "$(touch x)\"; do shell script \"touch x";
  private static final Notice NOTICE =
      NotifyBench.notice("strategy:" + EVIL, Severity.WARNING, EVIL + " failed");
  private static final String KEY = "opentrade-test-secret-of-32-byte";

  /// Bytes, as far as a test goes.
  private static final int ENDLESS = 32 << 20;
  private static final int DROPS = 3_000;

  @TempDir Path folder;

  private Path script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\ncd " + folder + "\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  /// Nobody has made a file that nobody was to make.
  private void demandHarmless(String... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          Stream.of(expected).sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertFalse(Files.exists(Path.of("x")));
  }

  private ChannelSecrets secrets(String channel, String secret) throws Exception {
    Vault vault =
        new Vault(
            folder.resolve("vault"), Files.getOwner(folder), InstantSource.system(), Duration.ZERO);
    try (Secret passphrase = Secret.of("correct horse battery")) {
      vault.create(passphrase);
    }
    ChannelSecrets secrets = new ChannelSecrets(vault);
    secrets.put(channel, new SecretText(secret));
    return secrets;
  }

  private static final String PRINT = "for each in \"$@\"; do echo \"$each\"; done > arguments";

  @Test
  void theDesktopGetsTextAsArgumentsBehindTwoDashes() throws Exception {
    script("notify-send", PRINT);
    new DesktopChannel("desktop", new SearchPath(folder.toString())).deliver(NOTICE, true);
    assertEquals(
        List.of(
            "--app-name=OpenTrade",
            "--urgency=normal",
            "--",
            "[repeat] " + EVIL + " failed",
            "account demo"),
        Files.readAllLines(folder.resolve("arguments")));
    demandHarmless("notify-send", "arguments");
  }

  @Test
  void macGetsTextAsArgumentsOfAScriptThatNeverChanges() throws Exception {
    script("osascript", PRINT + "\ncat > script");
    new DesktopChannel("desktop", new SearchPath(folder.toString())).deliver(NOTICE, false);
    assertEquals(
        List.of("-", EVIL + " failed", "account demo"),
        Files.readAllLines(folder.resolve("arguments")));
    assertFalse(Files.readString(folder.resolve("script")).contains("touch"));
    demandHarmless("osascript", "arguments", "script");
  }

  @Test
  void aDesktopThatSaysNoDidNotGetIt() throws Exception {
    script("notify-send", "echo no display >&2; exit 3");
    var channel = new DesktopChannel("desktop", new SearchPath(folder.toString()));
    NotDelivered refused = assertThrows(NotDelivered.class, () -> channel.deliver(NOTICE, false));
    assertEquals("notify-send ended with exit code 3: no display", refused.getMessage());
    assertEquals(
        "neither notify-send nor osascript is installed",
        new DesktopChannel("desktop", new SearchPath("/nowhere")).obstacle());
  }

  @Test
  void aProgramGetsTextOnItsInput() throws Exception {
    Path program = script("take", "cat > input; echo \"$# $1\" > arguments");
    new ProgramChannel("take", new ChannelSetup.Program(program.toString(), List.of("-v")))
        .deliver(NOTICE, false);
    assertEquals(
        List.of(EVIL + " failed", "account demo"), Files.readAllLines(folder.resolve("input")));
    assertEquals("1 -v\n", Files.readString(folder.resolve("arguments")));
    demandHarmless("take", "input", "arguments");
  }

  @Test
  void mailIsSentWithThePasswordOfTheVault() throws Exception {
    try (LoopbackMail server = new LoopbackMail()) {
      MailChannel mail = mail(server, "anna", secrets("mail", "swordfish"));
      mail.deliver(NOTICE, true);
      String text = server.mails.take();
      assertTrue(text.contains("Subject: [repeat] $(touch x)\"; do shell script"), text);
      assertTrue(text.contains("X-OpenTrade-Repeat: yes"), text);
      assertTrue(text.contains("\naccount demo"), text);
      mail.deliver(NOTICE, false);
      assertEquals(id(text), id(server.mails.take()));
      byte[] login = "anna\0anna\0swordfish".getBytes(UTF_8);
      assertTrue(
          server.said.stream()
              .anyMatch(line -> line.endsWith(Base64.getEncoder().encodeToString(login))),
          server.said.toString());
    }
    demandHarmless("vault");
  }

  private static MailChannel mail(LoopbackMail server, String user, ChannelSecrets secrets) {
    return mail(server.port(), user, secrets, TalkLimit.STANDARD);
  }

  private static MailChannel mail(int port, String user, ChannelSecrets secrets, TalkLimit limit) {
    return new MailChannel(
        "mail",
        new ChannelSetup.Mail(
            "127.0.0.1",
            port,
            ChannelSetup.Security.NONE,
            user,
            "bot@example.com",
            List.of("anna@example.com")),
        secrets,
        null,
        limit);
  }

  private static String id(String mail) {
    return mail.lines().filter(line -> line.startsWith("Message-ID:")).findFirst().orElseThrow();
  }

  @Test
  void aMailServerThatSaysNoDidNotGetIt() throws Exception {
    try (LoopbackMail server = new LoopbackMail()) {
      server.refuses = true;
      MailChannel mail = mail(server, "anna", secrets("mail", "swordfish"));
      NotDelivered refused = assertThrows(NotDelivered.class, () -> mail.deliver(NOTICE, false));
      assertTrue(String.valueOf(refused.getMessage()).contains("nobody here"));
      assertFalse(String.valueOf(refused.getMessage()).contains("swordfish"));
    }
  }

  /// One line without an end, and an answer of lines without an end.
  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaaaa", "-help\r\n250"})
  void anEndlessMailServerIsCutOff(String piece) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var taken = CompletableFuture.supplyAsync(() -> serve(server, piece.repeat(1_000)));
      int port = server.getLocalPort();
      MailChannel mail = mail(port, "anna", secrets("mail", "swordfish"), TalkLimit.STANDARD);
      assertThrows(IOException.class, () -> mail.deliver(NOTICE, false));
      assertTrue(taken.get() < ENDLESS / 2, taken.get() + " bytes were taken");
    }
  }

  @Test
  void neitherIsOneThatAnswersInDropsWaitedForWithoutEnd() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var taken = CompletableFuture.supplyAsync(() -> drip(server));
      TalkLimit limit = new TalkLimit(1 << 20, Duration.ofMillis(200));
      MailChannel mail = mail(server.getLocalPort(), "anna", secrets("mail", "swordfish"), limit);
      assertThrows(IOException.class, () -> mail.deliver(NOTICE, false));
      assertTrue(taken.get() < DROPS, "it was cut off");
    }
  }

  /// A byte each hundredth of a second; how many the client took.
  private static int drip(ServerSocket server) {
    int taken = 0;
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("220 here\r\n250".getBytes(UTF_8));
      while (taken < DROPS) {
        out.write('a');
        taken++;
        Thread.sleep(10);
      }
    } catch (IOException | InterruptedException _) {
      // the client has had enough
    }
    return taken;
  }

  /// How many bytes of an answer the client took.
  private static int serve(ServerSocket server, String piece) {
    byte[] bytes = piece.getBytes(UTF_8);
    int taken = 0;
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("220 here\r\n250".getBytes(UTF_8));
      while (taken < ENDLESS) {
        out.write(bytes);
        taken += bytes.length;
      }
    } catch (IOException _) {
      // the client has had enough
    }
    return taken;
  }

  @Test
  void aWebhookIsSignedAsStandardWebhooksAre() throws Exception {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8));
    Received received = new Received();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", received::take);
    server.start();
    try {
      WebhookChannel hook =
          new WebhookChannel(
              "hook",
              new ChannelSetup.Webhook(
                  "http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
              secrets("hook", secret),
              new OkHttpClient(),
              InstantSource.system());
      hook.deliver(NOTICE, true);
      JsonNode document = new ObjectMapper().readTree(received.body);
      assertEquals(EVIL + " failed", document.get("title").asText());
      assertTrue(document.get("repeat").asBoolean());
      assertEquals(received.expected(), received.signature);
      received.code = 503;
      NotDelivered busy = assertThrows(NotDelivered.class, () -> hook.deliver(NOTICE, false));
      assertEquals(Duration.ofSeconds(7), busy.again());
      received.code = 302;
      assertThrows(NotDelivered.class, () -> hook.deliver(NOTICE, false));
    } finally {
      server.stop(0);
    }
    demandHarmless("vault");
  }

  /// What came to the address.
  private static final class Received {
    String body = "";
    String signature = "";
    String signed = "";
    int code = 204;

    void take(HttpExchange exchange) throws IOException {
      body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var headers = exchange.getRequestHeaders();
      signature = headers.getFirst("webhook-signature");
      signed =
          headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
      exchange.getResponseHeaders().add("retry-after", "7");
      exchange.getResponseHeaders().add("location", "http://127.0.0.1:1/");
      exchange.sendResponseHeaders(code, -1);
      exchange.close();
    }

    /// Computed anew, as a receiver would.
    String expected() throws Exception {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
  }
}
