extension Figure {
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// A date in UTC, as RFC 3339 writes it: `2026-01-02T03:04:05Z`.
    ///
    /// - Parameter milliseconds: Since the beginning of 1970.
    /// - Returns: The date and the time, to the second.
    package static func date(_ milliseconds: Int64) -> String {
        let day = floor(milliseconds, by: millisecondsPerDay)
        let second = (milliseconds - day * millisecondsPerDay) / 1_000
        let (year, month, dayOfMonth) = civil(day)
        let parts = [second / 3_600, second / 60 % 60, second % 60].map(twoDigits)
        return "\(year)-\(twoDigits(month))-\(twoDigits(dayOfMonth))T"
            + parts.joined(separator: ":") + "Z"
    }

    /// The date of a day of the Gregorian calendar, counted from the beginning of 1970.
    ///
    /// Years begin in March here, so that the leap day is their last.
    private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = day + 719_468
        let era = floor(shifted, by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func floor(_ number: Int64, by step: Int64) -> Int64 {
        number >= 0 ? number / step : (number + 1) / step - 1
    }
}
