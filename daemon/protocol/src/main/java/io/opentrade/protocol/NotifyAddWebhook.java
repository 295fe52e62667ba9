package io.opentrade.protocol;

/// `notify.addWebhook`: notices as JSON, posted to an address and signed as Standard Webhooks are.
///
/// @param address https; http on this machine only
/// @param secret shared with the receiver: `whsec_` and base64, or a text of 24 characters or more
public record NotifyAddWebhook(String name, String address, SecretText secret)
    implements NotifyRequest<ChannelInfo> {
  public NotifyAddWebhook {
    Values.required("name", name);
    Values.required("address", address);
    Values.present("secret", secret);
  }
}
