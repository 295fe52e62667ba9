// Trades on the local exchange with ccxt as it is published; only addresses are set.
import { createRequire } from 'node:module';
const [modules, address, stream, apiKey, secret] = process.argv.slice(2);
const ccxt = createRequire(modules + '/')('ccxt');

const exchange = new ccxt.pro.binance({ apiKey, secret });
for (const [name, url] of Object.entries(exchange.urls.api)) {
  if (typeof url === 'string') exchange.urls.api[name] = address + new URL(url).pathname;
}
exchange.urls.api.ws.spot = stream + '/ws';
exchange.urls.api.ws['ws-api'].spot = stream + '/ws-api/v3';
await exchange.loadHttpProxyAgent(); // what ccxt asks for where ws:// is not encrypted

const told = {};
const symbol = 'BTC/USDT';
told.markets = Object.keys(await exchange.loadMarkets()).length;
told.precision = exchange.market(symbol).precision;
const book = await exchange.fetchOrderBook(symbol, 5);
told.book = book.bids.length === 5 && book.bids[0][0] < book.asks[0][0];

const watched = exchange.watchOrders(symbol);
await new Promise((done) => setTimeout(done, 700));
const low = exchange.priceToPrecision(symbol, book.bids[0][0] * 0.9);
const limit = await exchange.createOrder(symbol, 'limit', 'buy', 0.01, low, { clientOrderId: 'mine' });
told.limit = limit.status;
told.watched = (await watched).map((order) => [order.clientOrderId, order.status]);
told.asked = (await exchange.fetchOrder(limit.id, symbol)).status;
told.byName = (await exchange.fetchOrder(undefined, symbol, { clientOrderId: 'mine' })).id === limit.id;
told.open = (await exchange.fetchOpenOrders(symbol)).length;
told.locked = (await exchange.fetchBalance()).USDT.used;
try {
  await exchange.createOrder(symbol, 'limit', 'buy', 0.01, low, { clientOrderId: 'mine' });
} catch (refused) {
  told.twice = refused.constructor.name;
}
try {
  await exchange.createOrder(symbol, 'limit', 'buy', 1000, low);
} catch (refused) {
  told.tooMuch = refused.constructor.name;
}
told.cancelled = (await exchange.cancelOrder(limit.id, symbol)).status;

const filling = exchange.watchMyTrades(symbol);
await new Promise((done) => setTimeout(done, 300));
const market = await exchange.createOrder(symbol, 'market', 'buy', 0.02);
told.market = [market.status, market.filled, market.fee.currency];
told.fills = (await filling).reduce((sum, trade) => sum + trade.amount, 0);
const spent = await exchange.createOrder(symbol, 'market', 'buy', undefined, undefined, { cost: 100 });
told.spent = spent.status === 'closed' && spent.cost > 90 && spent.cost <= 100;
told.trades = (await exchange.fetchMyTrades(symbol)).reduce((sum, trade) => sum + trade.amount, 0) > 0.02;

let followed = await exchange.watchOrderBook(symbol);
for (let i = 0; i < 3; i++) followed = await exchange.watchOrderBook(symbol);
told.followed = followed.bids[0][0] < followed.asks[0][0];
told.candle = (await exchange.watchOHLCV(symbol, '1m')).length > 0;
told.ticker = (await exchange.watchTicker(symbol)).last > 0;
const stop = await exchange.createOrder(symbol, 'STOP_LOSS_LIMIT', 'sell', 0.01, low, {
  stopPrice: exchange.priceToPrecision(symbol, book.bids[0][0] * 0.95), timeInForce: 'GTC' });
told.stop = stop.status;
const edited = await exchange.editOrder(stop.id, symbol, 'limit', 'sell', 0.01,
  exchange.priceToPrecision(symbol, book.bids[0][0] * 1.1));
told.edited = edited.status;
told.swept = (await exchange.cancelAllOrders(symbol)).length;
told.all = (await exchange.fetchOrders(symbol)).map((order) => order.status);
console.log(JSON.stringify(told));
await exchange.close();
process.exit(0);
