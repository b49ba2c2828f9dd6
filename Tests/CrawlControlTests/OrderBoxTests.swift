import CrawlControl
import CrawlTestSupport
import Linux
import Testing

struct OrderBoxTests {
    private func order(_ verb: Order.Verb, at moment: Int64) -> Order {
        var order = Order(verb, askedAt: moment)
        order.subjects = ["http://a.test/\u{e9}", "re:^x\n%0A\r\n=", ""]
        order.host = "*.test"
        order.states = ["held"]
        order.number = 3
        return order
    }

    @Test func `orders come out as they were put in, in their order, and the box goes`() throws {
        try TemporaryDirectory.with { directory in
            let box = OrderBox(of: directory + "/x.sqlite")
            #expect(try box.orders().isEmpty)
            let (second, first) = (order(.hold, at: 2), order(.add, at: 1))
            try box.put(second)
            try box.put(first)
            #expect(try box.orders() == [first, second])
            try box.remove(first.token)
            #expect(try box.orders() == [second])
            try box.remove(second.token)
            try box.remove(second.token)
            #expect(!FileDescriptor.isTaken(box.path))
            #expect(Directory.names(in: directory).isEmpty)
        }
    }

    @Test func `what is no order is passed over`() throws {
        try TemporaryDirectory.with { directory in
            let box = OrderBox(of: directory + "/x.sqlite")
            let order = order(.hold, at: 1)
            try box.put(order)
            for (name, text) in [("7", "verb=burn\nasked=1\n"), ("8", ""), ("x", "verb=hold\n")] {
                let file = try FileDescriptor.open("\(box.path)/\(name)", for: .creating)
                try file.writeAll(Array(text.utf8))
            }
            #expect(try box.orders() == [order])
        }
    }

    @Test func `none is lost while others take theirs out`() async throws {
        try await TemporaryDirectory.with { directory in
            let box = OrderBox(of: directory + "/x.sqlite")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 1...4 {
                    group.addTask { try use(box, by: worker) }
                }
                try await group.waitForAll()
            }
            #expect(try box.orders().isEmpty)
        }
    }

    private func use(_ box: OrderBox, by worker: Int) throws {
        for number in 1...20 {
            let order = order(.hold, at: Int64(worker * 100 + number))
            try box.put(order)
            #expect(try box.orders().contains(order))
            try box.remove(order.token)
        }
    }
}
