import CrawlFrontier
import CrawlModel
import CrawlPoliteness
import Linux
import URLStandard

extension Frontier {
    @inline(never)
    func refill(_ host: HostID, limit: Int) async throws {
        do {
            let visits = try await services.refill(host, limit)
            services.journal(try state.accept(visits, of: host, now: services.now()))
            room.giveBack()
            serve()
        } catch {
            state.abandon(host)
            throw error
        }
    }

    @inline(never)
    func locate(_ host: HostID, by url: WebURL) async {
        state.locate(host, at: await services.locate(url))
        room.giveBack()
        serve()
    }

    @inline(never)
    func reconsider(_ hosts: Set<HostID>, after: URLID, limit: Int) async throws {
        do {
            let visits = try await services.outsiders(hosts, after, limit)
            services.journal(state.reconsider(visits))
            room.giveBack()
            serve()
        } catch {
            services.journal(state.reconsider(nil))
            throw error
        }
    }
}
