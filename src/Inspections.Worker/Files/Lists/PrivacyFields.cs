using Inspections.Core.Directories;
using Inspections.Core.Privacy;

namespace Inspections.Worker.Files.Lists;

/// <summary>Looks through the cells of a row for personal data, and tells whoever enters them.</summary>
internal static class PrivacyFields
{
    /// <summary>Refuses personal data where the text is published as it stands, or known to the ledger by its digest.</summary>
    public static void RefusePersonalData(this RowReader row, params ReadOnlySpan<Column> columns)
    {
        foreach (Column column in columns)
        {
            string text = row.CellOf(column).Text;
            if (PersonalData.Find(text) is { Count: > 0 } found && !row.IsConfirmed(text))
            {
                row.Problem(column, (ConfirmedText.NeedsTwoPeople(found) ? RowRefusals.PersonalDataTwo : RowRefusals.PersonalData).Of(PersonalDataWords.Parts(text, found)));
            }
        }
    }

    /// <summary>Warns of personal data in a text that the bureau keeps: it is replaced wherever the text leaves.</summary>
    public static void WarnOfPersonalData(this RowReader row, params ReadOnlySpan<Column> columns)
    {
        foreach (Column column in columns)
        {
            string text = row.CellOf(column).Text;
            if (PersonalData.Find(text) is { Count: > 0 } found && !row.IsConfirmed(text))
            {
                row.Warning(column, PersonalDataWords.Warning(found));
            }
        }
    }

    /// <summary>True when people have confirmed that a text holds no personal data.</summary>
    public static bool IsConfirmed(this RowReader row, string text) => row.Options.Confirmed.Count > 0 && row.Options.Confirmed.Contains(ConfirmedText.DigestOf(text));

    /// <summary>Refuses the number of an identity card where an id or a certificate is wanted: those are published for ever.</summary>
    public static void RefuseIdNumber(this RowReader row, Column column)
    {
        string text = row.CellOf(column).Text;
        if (PersonalNumbers.IsIdNumber(text))
        {
            row.Problem(column, RowRefusals.IdentityCard.Of());
        }
        else if (PersonalNumbers.IsOldIdNumber(text) && !PersonalNumbers.IsRegistrationNumber(text))
        {
            row.Warning(column, new Text("像 15 位旧身份证号，请核对：编号会公开", "looks like an old identity card number; look again, it is published"));
        }
    }

    /// <summary>Refuses an id that could be somebody's phone, unless the import accepts what it cannot verify.</summary>
    public static void RefusePhone(this RowReader row, Column column)
    {
        // The digits of a code that is right are no phone: most rows have one, and are not looked through.
        string text = row.CellOf(column).Text;
        if (UnifiedSocialCreditCode.Check(text) is not null && PersonalData.Find(text).Any(d => d.Kind == PersonalDataKind.Phone))
        {
            row.Problem(column, RowRefusals.Phone.Of(), row.Options.AcceptUnverified);
        }
    }
}
