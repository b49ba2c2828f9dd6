import CrawlModel
import Testing

struct KeyListTests {
    @Test func `keys come back from their array`() {
        let keys = [0, 1, 9, 10, 4_294_967_296, Int64.max].map(URLKey.init(rawValue:))
        var json = Array("[".utf8)
        for key in keys { KeyList.append(key, to: &json) }
        json.append(UInt8(ascii: "]"))
        let text = String(decoding: json, as: UTF8.self)
        #expect(text == "[0,1,9,10,4294967296,9223372036854775807]")
        #expect(KeyList.keys(in: json) == keys)
    }

    @Test(arguments: ["", "[]", "[,,]", "nonsense"])
    func `an array without keys has none`(json: String) {
        #expect(KeyList.keys(in: Array(json.utf8)).isEmpty)
    }

    @Test func `a number beyond every key does not stop the program`() {
        #expect(KeyList.keys(in: Array("[99999999999999999999999]".utf8)).count == 1)
    }
}
