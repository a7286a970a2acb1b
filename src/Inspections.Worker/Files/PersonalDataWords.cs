using Inspections.Core.Privacy;

namespace Inspections.Worker.Files;

/// <summary>What is said to whoever enters personal data.</summary>
internal static class PersonalDataWords
{
    /// <summary>The kinds that were found.</summary>
    public static string Of(IEnumerable<PersonalDatum> found) => string.Join('、', found.Select(d => d.Words).Distinct(StringComparer.Ordinal));

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

    /// <summary>Refuses personal data in a text that is published as it stands.</summary>
    /// <exception cref="UserErrorException">It holds some.</exception>
    public static void Refuse(string where, string? text)
    {
        if (text is not null && PersonalData.Find(text) is { Count: > 0 } found)
        {
            throw new UserErrorException(
                $"{where} 含{Of(found)}；公开后不能修改，请删去",
                $"{where} holds personal data ({Of(found)}); what is published there cannot be changed: take it out",
                UserErrorException.Usage);
        }
    }
}
