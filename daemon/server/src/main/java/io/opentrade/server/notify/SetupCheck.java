package io.opentrade.server.notify;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.NotifyAddCommand;
import io.opentrade.protocol.NotifyAddMail;
import io.opentrade.protocol.NotifyAddWebhook;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.notify.ChannelSetup.Security;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Makes setups from what a person wrote, or says what is wrong with it.
record SetupCheck(SearchPath path) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern SERVER =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::([0-9]{1,5}))?");
  private static final Set<String> HERE = Set.of("127.0.0.1", "::1", "localhost");
  private static final int TLS_PORT = 465;
  private static final int HIGHEST_PORT = 65_535;

  static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw usage(
          "'" + name + "' is no name for a channel",
          "begin with a letter, go on with letters, digits and -");
    }
    return name;
  }

  ChannelSetup.Mail mail(NotifyAddMail request) {
    Matcher server = SERVER.matcher(request.server());
    int port =
        server.matches() && server.group(2) != null ? Integer.parseInt(server.group(2)) : TLS_PORT;
    if (!server.matches() || port < 1 || port > HIGHEST_PORT) {
      throw usage(
          "'" + request.server() + "' is no mail server", "write for example smtp.example.com:465");
    }
    String host = server.group(1).replaceAll("[\\[\\]]", "");
    Security security = security(request.security(), port);
    if (security == Security.NONE && !HERE.contains(host)) {
      throw usage(
          "without encryption mail goes to a server on this machine only",
          "write --security tls or --security starttls");
    }
    if ((request.user() == null) != (request.password() == null)) {
      throw usage("a user and a password go together", null);
    }
    address(request.from());
    request.to().forEach(SetupCheck::address);
    return new ChannelSetup.Mail(
        host, port, security, request.user(), request.from(), request.to());
  }

  private static Security security(@Nullable String word, int port) {
    if (word == null) {
      return port == TLS_PORT ? Security.TLS : Security.STARTTLS;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "tls" -> Security.TLS;
      case "starttls" -> Security.STARTTLS;
      case "none" -> Security.NONE;
      default -> throw usage("--security '" + word + "' is none of: tls, starttls, none", null);
    };
  }

  private static void address(String text) {
    try {
      new InternetAddress(text, true).validate();
    } catch (AddressException wrong) {
      throw usage("'" + text + "' is no mail address", "write for example anna@example.com");
    }
  }

  ChannelSetup.Webhook webhook(NotifyAddWebhook request) {
    HttpUrl url = HttpUrl.parse(request.address());
    if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
      throw usage(
          "'" + request.address() + "' is no address", "write https://…, without a user in it");
    }
    if (!url.isHttps() && !HERE.contains(url.host())) {
      throw usage("a webhook leaves this machine only over https", null);
    }
    if (!WebhookSignature.usable(request.secret().text())) {
      throw usage(
          "the secret must have 24 characters or more, or be whsec_ and the base64 of 24 bytes or"
              + " more",
          "make one: openssl rand -base64 32");
    }
    return new ChannelSetup.Webhook(url.toString());
  }

  ChannelSetup.Program program(NotifyAddCommand request) {
    Path program =
        request.program().contains("/")
            ? Path.of(request.program()).toAbsolutePath()
            : path.find(request.program()).orElse(Path.of(request.program()));
    if (!program.isAbsolute() || !Files.isRegularFile(program)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "there is no program " + request.program(), null);
    }
    if (!Files.isExecutable(program)) {
      throw usage(program + " cannot be run", "chmod u+x " + program);
    }
    return new ChannelSetup.Program(program.toString(), request.arguments());
  }

  static RequestFailed usage(String what, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, what, hint);
  }
}
