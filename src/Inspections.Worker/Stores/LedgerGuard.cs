using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Privacy;
using Inspections.Worker.Files;

namespace Inspections.Worker.Stores;

/// <summary>
/// The last look at what enters the ledger, which is public and for ever: nothing can be masked there afterwards. Whoever enters
/// something is told earlier and with its place; this is for what came another way.
/// </summary>
internal static class LedgerGuard
{
    /// <summary>Lets a body pass.</summary>
    /// <exception cref="UserErrorException">Something in it is the number of an identity card.</exception>
    public static void Require(EntryBody body)
    {
        foreach ((string member, string text) in Texts(body.ToJson(), body.Kind))
        {
            if (PersonalNumbers.IsIdNumber(text))
            {
                throw LedgerRefusals.PersonalNumber.Error(member);
            }
        }
    }

    private static IEnumerable<(string Member, string Text)> Texts(Json value, string at) => value switch
    {
        Json.Text text => [(at, text.Value)],
        Json.List list => list.Items.SelectMany(i => Texts(i, at)),
        Json.Map map => map.Members.SelectMany(m => Texts(m.Value, $"{at}.{m.Key}")),
        _ => [],
    };
}
