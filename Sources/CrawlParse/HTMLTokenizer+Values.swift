import HTMLStandard

extension HTMLTokenizer {
    /// An attribute's characters.
    func value(of attribute: HTMLAttribute) -> [UInt8] {
        var bytes: [UInt8] = []
        appendValue(of: attribute, to: &bytes)
        return bytes
    }

    /// The text of the last tag's attribute, nil where it is absent, blank or too long.
    func text(of name: HTMLName, limit: Int) -> String? {
        guard let attribute = attribute(named: name), attribute.range.count <= limit else {
            return nil
        }
        var bytes = value(of: attribute)
        return BoundedText.collapse(&bytes, limit: limit)
    }
}
