import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client is too slow: to send a header, to send a body, or to take an answer.
///
/// What counts is the time for the whole of each, so that a byte now and then keeps no connection open. While the service
/// itself is at work no time runs.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServiceLimits
    /// Closes the connection where the client does not send.
    private var reading: Scheduled<Void>?
    /// Closes the connection where the client does not take.
    private var writing: Scheduled<Void>?
    private var isInBody = false
    /// Requests whose header has come and whose answer has not been written.
    private var unanswered = 0
    private var isAnswering = false

    init(limits: ServiceLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        OldClients.watch(context)
        if context.channel.isActive { awaitHead(limits.headSeconds, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        awaitHead(limits.headSeconds, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            isInBody = true
            awaitBody(context)
        case .body: break
        case .end:
            isInBody = false
            reading?.cancel()
            reading = nil
            if unanswered == 0 { awaitHead(limits.idleSeconds, context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            isAnswering = true
            if writing == nil { awaitReader(context) }
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            let done = promise ?? context.eventLoop.makePromise(of: Void.self)
            done.futureResult.assumeIsolated().whenComplete { _ in self.answered(context) }
            context.write(data, promise: done)
        }
    }

    /// The system has taken the last byte of an answer.
    private func answered(_ context: ChannelHandlerContext) {
        isAnswering = false
        unanswered = max(0, unanswered - 1)
        writing?.cancel()
        writing = nil
        if unanswered == 0, !isInBody, context.channel.isActive { awaitHead(limits.idleSeconds, context) }
    }

    private func awaitHead(_ seconds: Int, _ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = schedule(seconds, context) { context.close(promise: nil) }
    }

    private func awaitBody(_ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = schedule(limits.bodySeconds, context) {
            // An earlier request is being answered: the client is not the one who keeps this body waiting.
            if self.unanswered > 1 { return self.awaitBody(context) }
            self.refuse(context)
        }
    }

    private func awaitReader(_ context: ChannelHandlerContext) {
        writing = schedule(limits.replySeconds, context) { context.close(promise: nil) }
    }

    /// Says that the request took too long, where no answer to it has begun, and closes the connection.
    private func refuse(_ context: ChannelHandlerContext) {
        guard !isAnswering, unanswered > 0 else { return context.close(promise: nil) }
        let head = HTTPResponse(status: .requestTimeout, headerFields: [.connection: "close", .contentLength: "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        // One who does not take the refusal either is not waited for.
        reading = schedule(1, context) { context.close(promise: nil) }
    }

    private func schedule(
        _ seconds: Int, _ context: ChannelHandlerContext, _ action: @escaping () -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds)), action)
    }

    private func stop() {
        reading?.cancel()
        writing?.cancel()
        reading = nil
        writing = nil
    }
}

@available(*, unavailable)
extension ConnectionDeadlines: Sendable {}
