namespace Inspections.Core.Privacy;

/// <summary>
/// Finds personal data in free text, in time that grows with its length. Only free text is looked through: in a column of codes,
/// certificates or plan numbers a row of digits is what the column says.
/// </summary>
public static class PersonalData
{
    /// <summary>What was found, in the order of the text, nothing twice; what overlaps is one.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<PersonalDatum> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 2)
        {
            return [];
        }

        var plain = new PlainText(text);
        PersonalDatum[] all =
        [
            // The shortest number without a word before it has ten digits; one with a word has some; plates, passports and addresses have a letter.
            .. plain.DigitCount >= NumberForms.FewestDigits ? new NumberForms(plain).Find() : [],
            .. plain.DigitCount > 0 || plain.HasLetter ? new LabelledNumbers(plain).Find() : [],
            .. plain.HasLetter ? new LetterForms(plain).Find() : [],
            .. new PersonNames(plain).Find(),
        ];
        if (all.Length == 0)
        {
            return [];
        }

        var found = new List<PersonalDatum>();
        foreach (PersonalDatum datum in all.OrderBy(d => d.Start).ThenByDescending(d => d.Length))
        {
            if (found.Count == 0 || datum.Start >= found[^1].End)
            {
                found.Add(datum);
            }
            else if (datum.End > found[^1].End)
            {
                found[^1] = new PersonalDatum(datum.Length > found[^1].Length ? datum.Kind : found[^1].Kind, found[^1].Start, datum.End - found[^1].Start);
            }
        }

        return [.. found.Select(d => Whole(text, d))];
    }

    // A character of two units is taken or left as one.
    private static PersonalDatum Whole(string text, PersonalDatum datum)
    {
        int start = datum.Start > 0 && char.IsLowSurrogate(text[datum.Start]) ? datum.Start - 1 : datum.Start;
        int end = datum.End < text.Length && char.IsLowSurrogate(text[datum.End]) ? datum.End + 1 : datum.End;
        return new PersonalDatum(datum.Kind, start, end - start);
    }
}
