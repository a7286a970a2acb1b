using Inspections.Core.Privacy;

namespace Inspections.Worker.Files;

/// <summary>What is said to whoever enters personal data.</summary>
internal static class PersonalDataWords
{
    /// <summary>The kinds that were found.</summary>
    public static string Of(IEnumerable<PersonalDatum> found) => string.Join('、', found.Select(d => d.Words).Distinct(StringComparer.Ordinal));

    /// <summary>One that was found: what it is and the part in question.</summary>
    public static string Part(string text, PersonalDatum datum) => $"{datum.Words}“{Printable.Shorten(text.Substring(datum.Start, datum.Length))}”";

    /// <summary>All that were found, each with the part in question: for whoever wrote the text.</summary>
    public static string Parts(string text, IEnumerable<PersonalDatum> found) => string.Join('、', found.Select(d => Part(text, d)));

    /// <summary>What becomes of it in a text that the bureau keeps.</summary>
    public static string Warning(IEnumerable<PersonalDatum> found) =>
        $"含{Of(found)}；对外一律显示为{DeIdentified.Mark}，必要时请改写 / outside the bureau it reads {DeIdentified.Mark}; reword it where that matters";

    /// <summary>Warns of personal data in the text of an option, such as a reason.</summary>
    public static void Warn(TextWriter output, string option, string? text)
    {
        if (text is not null && PersonalData.Find(text) is { Count: > 0 } found)
        {
            output.WriteLine($"警告 warning: {option}: {Warning(found)}");
        }
    }

    /// <summary>What to do about a text that is refused, where people may confirm that it holds none.</summary>
    public static string HowToConfirm(IEnumerable<PersonalDatum> found) => ConfirmedText.NeedsTwoPeople(found)
        ? "确实不是的，由两人确认：inspections privacy confirm 整格文字 --by 人员编号 --approved-by 另一人员编号 / or two people confirm that it is none: inspections privacy confirm TEXT --by STAFF-ID --approved-by STAFF-ID"
        : "确实不是的，先确认：inspections privacy confirm 整格文字 --by 人员编号 / or confirm that it is none: inspections privacy confirm TEXT --by STAFF-ID";

    /// <summary>Refuses personal data in a text that is published as it stands. What is thrown may be logged: it has the kinds alone.</summary>
    /// <exception cref="UserErrorException">It holds some.</exception>
    public static void Refuse(string where, string? text)
    {
        if (text is not null && PersonalData.Find(text) is { Count: > 0 } found)
        {
            throw FileRefusals.PersonalData.Error(where, Of(found));
        }
    }

    /// <summary>The same, for a text that people may confirm.</summary>
    /// <exception cref="UserErrorException">It holds some.</exception>
    public static void RefuseUnconfirmed(string where, string text)
    {
        if (PersonalData.Find(text) is { Count: > 0 } found)
        {
            throw new UserErrorException(
                $"{where} 含{Of(found)}；公开后不能修改，请删去。{HowToConfirm(found)}",
                $"{where} holds personal data ({Of(found)}); what is published there cannot be changed: take it out. {HowToConfirm(found)}",
                UserErrorException.Usage);
        }
    }
}
