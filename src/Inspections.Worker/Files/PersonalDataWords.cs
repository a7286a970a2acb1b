using Inspections.Core.Privacy;

namespace Inspections.Worker.Files;

/// <summary>What is said to whoever enters personal data.</summary>
internal static class PersonalDataWords
{
    /// <summary>The kinds that were found.</summary>
    public static Text Of(IEnumerable<PersonalDatum> found) => Joined(found.Select(d => d.Words).Distinct());

    /// <summary>One that was found: what it is and the part in question.</summary>
    public static Text Part(string text, PersonalDatum datum)
    {
        string part = Printable.Shorten(text.Substring(datum.Start, datum.Length));
        return new Text($"{datum.Words.Zh}“{part}”", $"{datum.Words.En} '{part}'");
    }

    /// <summary>All that were found, each with the part in question: for whoever wrote the text.</summary>
    public static Text Parts(string text, IEnumerable<PersonalDatum> found) => Joined(found.Select(d => Part(text, d)));

    /// <summary>What becomes of it in a text that the bureau keeps.</summary>
    public static Text Warning(IEnumerable<PersonalDatum> found) => new(
        $"含{Of(found).Zh}；对外一律显示为{DeIdentified.Mark}，必要时请改写", $"it holds {Of(found).En}; outside the bureau it reads {DeIdentified.Mark}; reword it where that matters");

    /// <summary>Warns of personal data in the text of an option, such as a reason.</summary>
    public static void Warn(TextWriter output, string option, string? text)
    {
        if (text is not null && PersonalData.Find(text) is { Count: > 0 } found)
        {
            output.Say($"{("警告", "warning")}: {option}: {Warning(found)}");
        }
    }

    /// <summary>Refuses personal data in a text that is published as it stands. What is thrown may be logged: it has the kinds alone.</summary>
    /// <exception cref="UserErrorException">It holds some.</exception>
    public static void Refuse(Text where, string? text)
    {
        if (text is not null && PersonalData.Find(text) is { Count: > 0 } found)
        {
            throw FileRefusals.PersonalData.Error(where, Of(found));
        }
    }

    /// <summary>The same, for a text that people may confirm.</summary>
    /// <exception cref="UserErrorException">It holds some.</exception>
    public static void RefuseUnconfirmed(Text where, string text)
    {
        if (PersonalData.Find(text) is { Count: > 0 } found)
        {
            throw (ConfirmedText.NeedsTwoPeople(found) ? FileRefusals.PersonalDataTwo : FileRefusals.PersonalDataOne).Error(where, Of(found));
        }
    }

    private static Text Joined(IEnumerable<Text> texts)
    {
        Text[] all = [.. texts];
        return new Text(string.Join('、', all.Select(t => t.Zh)), string.Join(", ", all.Select(t => t.En)));
    }
}
