package io.opentrade.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A headless browser with one page, driven over its DevTools socket. It keeps what the page
/// complained of and every address that it asked for.
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 90;

  final List<String> complaints = new ArrayList<>();
  final List<String> addresses = new ArrayList<>();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> incoming = new LinkedBlockingQueue<>();
  private final WebSocket socket;
  private int sent;

  /// Skips the test by name where no browser is installed; `.ci/run` installs one.
  Chromium(Path profile) throws Exception {
    Path program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of("/usr/bin/" + name, "/snap/bin/" + name))
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(program != null, "no Chromium is installed: no page can be opened");
    process =
        new ProcessBuilder(
                String.valueOf(program),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1280,1000",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket = connect(port());
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", JSON.createObjectNode());
    }
  }

  private int port() throws IOException {
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.contains("DevTools listening on ")) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {})); // so that it never blocks
        return URI.create(line.substring(line.indexOf("ws://"))).getPort();
      }
    }
    throw new IOException("the browser did not start");
  }

  private WebSocket connect(int port) throws Exception {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    var answer =
        http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
    URI page = null;
    for (JsonNode target : JSON.readTree(answer.body())) {
      if (target.path("type").asText().equals("page")) {
        page = URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    return http.newWebSocketBuilder().buildAsync(page, new Lines()).get();
  }

  /// Puts the parts of a message together.
  private final class Lines implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        incoming.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /// Opens a file and waits until it is loaded.
  void open(Path file) throws Exception {
    call("Page.navigate", JSON.createObjectNode().put("url", file.toUri().toString()));
    while (!hear().path("method").asText().equals("Page.loadEventFired")) {
      // Until it is.
    }
  }

  /// The value of an expression, evaluated in the page.
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode what =
        JSON.createObjectNode()
            .put("expression", expression)
            .put("awaitPromise", true)
            .put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", what);
    Assertions.assertTrue(result.path("exceptionDetails").isMissingNode(), result::toString);
    return result.path("result").path("value");
  }

  /// Presses a key that types that text.
  void type(String text) throws Exception {
    call("Input.dispatchKeyEvent", key("keyDown", text).put("text", text));
    call("Input.dispatchKeyEvent", key("keyUp", text));
  }

  private static ObjectNode key(String kind, String key) {
    return JSON.createObjectNode().put("type", kind).put("key", key);
  }

  /// Has the page believe that its reader prefers dark pages.
  void preferDark() throws Exception {
    ObjectNode media = JSON.createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", "dark");
    call("Emulation.setEmulatedMedia", media);
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = ++sent;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).get();
    JsonNode answer = hear();
    while (answer.path("id").asInt() != id) {
      answer = hear();
    }
    Assertions.assertTrue(answer.path("error").isMissingNode(), answer::toString);
    return answer.path("result");
  }

  private JsonNode hear() throws Exception {
    String text = incoming.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Assertions.assertNotNull(text, "the browser says nothing");
    JsonNode message = JSON.readTree(text);
    JsonNode what = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(what.toString());
      case "Runtime.consoleAPICalled" -> complaints.add(what.path("args").toString());
      case "Log.entryAdded" -> complaints.add(what.path("entry").path("text").asText());
      case "Network.requestWillBeSent" -> addresses.add(what.path("request").path("url").asText());
      default -> {}
    }
    return message;
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    process.destroy();
    process.onExit().join();
  }
}
