package io.opentrade.protocol;

/// Something asked of an account: what it has, what it is to trade.
///
/// @param <R> the record that answers it
public sealed interface TradingRequest<R> extends Request<R>
    permits AccountAdd,
        AccountConnect,
        AccountList,
        AccountRemove,
        AccountRotate,
        AccountTakeover,
        AccountTest,
        BalanceShow,
        FillList,
        OrderCancel,
        OrderList,
        OrderPlace,
        OrderPreview,
        OrderReplace,
        OrderResolve,
        OrderShow,
        PnlShow,
        PortfolioShow,
        PositionClose,
        PositionList,
        RiskSet,
        StrategyList,
        StrategyLogs,
        StrategyPositions,
        StrategyStart,
        StrategyStatus,
        StrategyStop,
        StrategyWhy,
        TradingHalt,
        TradingPanic,
        TradingResume {}
