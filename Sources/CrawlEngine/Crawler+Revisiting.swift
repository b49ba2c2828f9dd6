import CrawlFormat
import CrawlFrontier
import CrawlModel
import CrawlStore

/// The crawl's file, opened.
struct OpenedStore {
    let pages: PageStore
    let beginning: Beginning
    /// Up to which number URLs may have answered in an earlier round.
    var answeredCount = 0
    /// With which its bodies are packed.
    var dictionaries = BodyDictionaries.none
}

extension Crawler {
    /// The visit with what is known of its URL from earlier answers.
    func recalling(_ visit: Visit) async throws(StoreError) -> Visit {
        var visit = visit
        visit.earlier = try await store.earlierAnswer(of: visit.id)
        return visit
    }
}

extension Visit {
    /// What a visit yields whose answer says that all is as before.
    var confirmedYield: VisitYield {
        guard let earlier else { return .nothing }
        return .known(followedFrom: earlier.followedFrom, isPage: earlier.isPage)
    }

    /// What a visit yields that brought nothing: errors take nothing away.
    var vainYield: VisitYield {
        guard let earlier else { return .nothing }
        return .known(followedFrom: earlier.followedFrom, isPage: false)
    }
}
