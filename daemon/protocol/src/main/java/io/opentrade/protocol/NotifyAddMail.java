package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `notify.addMail`: notices by e-mail, over SMTP.
///
/// @param server host and port, such as `smtp.example.com:587`; port 465 where none is written
/// @param security `tls` from the first byte, `starttls`, or `none`, on this machine only; null for
///     what the port stands for
/// @param user who logs in; null for nobody
/// @param password of the user; null where there is none
/// @param from the sender's address
/// @param to the addresses of the receivers, one at least
public record NotifyAddMail(
    String name,
    String server,
    @Nullable String security,
    @Nullable String user,
    @Nullable SecretText password,
    String from,
    List<String> to)
    implements NotifyRequest<ChannelInfo> {
  public NotifyAddMail {
    Values.required("name", name);
    Values.required("server", server);
    Values.required("from", from);
    to = Values.some("to", to);
  }
}
