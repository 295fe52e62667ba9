package io.opentrade.protocol;

/// Everything that is asked of the wallets of an account. Not among what strategies, alerts and
/// orders may ask: money moves only where a person says so.
public sealed interface TransferRequest<R> extends Request<R> permits TransferList, TransferMove {}
