package io.opentrade.server.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.notify.ChannelSetup.Security;
import io.opentrade.server.socket.MeteredSockets;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Notices by e-mail. The same notice has the same Message-ID, so that a repeat is seen as one.
final class MailChannel implements Channel {
  static final String KIND = "mail";

  private static final String MILLIS = Long.toString(Duration.ofSeconds(20).toMillis());

  private final String name;
  private final ChannelSetup.Mail setup;
  private final ChannelSecrets secrets;
  private final @Nullable SSLSocketFactory trust;
  private final TalkLimit limit;

  /// @param trust whose certificates count; null for those that the machine trusts
  MailChannel(
      String name,
      ChannelSetup.Mail setup,
      ChannelSecrets secrets,
      @Nullable SSLSocketFactory trust,
      TalkLimit limit) {
    this.name = name;
    this.setup = setup;
    this.secrets = secrets;
    this.trust = trust;
    this.limit = limit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String target() {
    return setup.target();
  }

  @Override
  public @Nullable String obstacle() {
    return setup.user() == null || secrets.open() ? null : "the vault is locked";
  }

  @Override
  public void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException {
    if (setup.user() == null) {
      send(notice, repeat, null);
    } else {
      secrets.use(name, password -> send(notice, repeat, password));
    }
  }

  private void send(Notice notice, boolean repeat, @Nullable String password) throws IOException {
    Session session = Session.getInstance(properties());
    boolean handing = false;
    try (Transport transport =
        session.getTransport(setup.security() == Security.TLS ? "smtps" : "smtp")) {
      MimeMessage message = message(session, notice, repeat);
      transport.connect(setup.host(), setup.port(), setup.user(), password);
      handing = true;
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException failed) {
      throw failure(failed, handing, password);
    }
  }

  /// Before the message was handed over it surely did not arrive, nor where the server said no.
  private IOException failure(
      MessagingException failed, boolean handing, @Nullable String password) {
    Exception cause = failed.getNextException();
    String reason = ForeignText.printable(without(password, reason(failed)));
    boolean lost = handing && cause instanceof IOException;
    return lost ? new IOException(reason) : new NotDelivered(reason);
  }

  /// A server may repeat what it was told, and was told the password in one of these forms.
  private String without(@Nullable String password, String reason) {
    if (password == null) {
      return reason;
    }
    Base64.Encoder base64 = Base64.getEncoder();
    String plain = "\0" + setup.user() + "\0" + password;
    return reason
        .replace(base64.encodeToString(plain.getBytes(UTF_8)), Redactor.REMOVED)
        .replace(base64.encodeToString(password.getBytes(UTF_8)), Redactor.REMOVED)
        .replace(password, Redactor.REMOVED);
  }

  private static String reason(MessagingException failed) {
    Exception cause = failed.getNextException();
    String own = failed.getMessage() == null ? failed.toString() : failed.getMessage().strip();
    return cause == null || cause.getMessage() == null || own.contains(cause.getMessage())
        ? own
        : own + ": " + cause.getMessage().strip();
  }

  private MimeMessage message(Session session, Notice notice, boolean repeat)
      throws MessagingException {
    NoticeText text = NoticeText.of(notice, repeat);
    MimeMessage message = new Identified(session, notice.key());
    message.setFrom(new InternetAddress(setup.from(), true));
    for (String each : setup.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
    }
    message.setSubject(text.title(), UTF_8.name());
    message.setText(text.body().isEmpty() ? text.title() : text.body(), UTF_8.name());
    message.setSentDate(Date.from(notice.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (repeat) {
      message.setHeader("X-OpenTrade-Repeat", "yes");
    }
    message.saveChanges();
    return message;
  }

  private Properties properties() {
    var sockets = new MeteredSockets(limit.meter());
    Properties properties = new Properties();
    for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
      properties.put(protocol + "connectiontimeout", MILLIS);
      properties.put(protocol + "timeout", MILLIS);
      properties.put(protocol + "writetimeout", MILLIS);
      properties.put(protocol + "auth", Boolean.toString(setup.user() != null));
      properties.put(protocol + "ssl.checkserveridentity", "true");
      properties.put(protocol + "socketFactory", sockets);
      if (trust != null) {
        properties.put(protocol + "ssl.socketFactory", trust);
      }
    }
    boolean starts = setup.security() == Security.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starts));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starts));
    properties.put("mail.mime.allowutf8", "false");
    return properties;
  }

  /// A message whose id follows from what it tells.
  private static final class Identified extends MimeMessage {
    private final String key;

    Identified(Session session, String key) {
      super(session);
      this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      UUID id = UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
      setHeader("Message-ID", "<" + id + "@opentrade>");
    }
  }
}
