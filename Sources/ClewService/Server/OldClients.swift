import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Closes the connection behind the answer to a client of HTTP/1.0 that does not ask to keep it: the end of the connection is
/// the end of the answer for it.
///
/// It stands before the codec, since what comes behind that no longer says which version a client speaks.
final class OldClients: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var isLast = false

    /// Takes its place in a pipeline that has the codec.
    static func watch(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        guard let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) else { return }
        // Without it such a client waits until the connection is idle for too long.
        try? pipeline.addHandler(OldClients(), position: .before(codec))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data), head.version.major == 1, head.version.minor == 0,
            !head.isKeepAlive
        {
            isLast = true
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard isLast, case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        let done = promise ?? context.eventLoop.makePromise(of: Void.self)
        done.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        context.write(data, promise: done)
    }
}

@available(*, unavailable)
extension OldClients: Sendable {}
