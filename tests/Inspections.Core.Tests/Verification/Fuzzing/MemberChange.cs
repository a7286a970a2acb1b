using Inspections.Core.Encodings;
using Inspections.Core.Tests.Forms;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>Changes one member somewhere in a JSON value. A corpus is texts that may stand in the place of others.</summary>
internal static class MemberChange
{
    public static (string What, Json Value) Of(Json value, Dice dice, IReadOnlyList<string>? corpus = null) => value switch
    {
        Json.Map map when map.Members.Count > 0 => InMap(map, dice, corpus),
        Json.List list when list.Items.Count > 0 => InList(list, dice, corpus),
        Json.Integer i => ("a number", new Json.Integer(i.Value + (dice.Next(2) == 0 ? 1 : -1))),
        Json.Flag => ("a flag becomes a number", new Json.Integer(1)),
        Json.Text t => TextChange(t.Value, corpus is { Count: > 0 } && dice.Next(3) > 0 ? Another(t.Value, corpus, dice) : Texts(t.Value, dice)),
        _ => ("an empty value gets an item", new Json.List([new Json.Text("x")])),
    };

    private static (string What, Json Value) InMap(Json.Map map, Dice dice, IReadOnlyList<string>? corpus)
    {
        var members = map.ToMembers();
        string name = members.Keys[dice.Next(members.Count)];
        switch (dice.Next(8))
        {
            case 0:
                members.Remove(name);
                return ($"without {name}", members.ToMap());
            case 1:
                members[name + "x"] = members[name];
                return ($"{name} twice, under another name", members.ToMap());
            case 2:
                string other = members.Keys[dice.Next(members.Count)];
                (members[name], members[other]) = (members[other], members[name]);
                return ($"{name} and {other} swapped", members.ToMap());
            default:
                (string what, members[name]) = Of(members[name], dice, corpus);
                return ($"{name}: {what}", members.ToMap());
        }
    }

    private static (string What, Json Value) InList(Json.List list, Dice dice, IReadOnlyList<string>? corpus)
    {
        List<Json> items = [.. list.Items];
        int at = dice.Next(items.Count), other = dice.Next(items.Count);
        switch (dice.Next(6))
        {
            case 0:
                items.RemoveAt(at);
                return ("an item fewer", new Json.List(items));
            case 1:
                items.Insert(at, items[other]);
                return ("an item twice", new Json.List(items));
            case 2:
                (items[at], items[other]) = (items[other], items[at]);
                return ("two items swapped", new Json.List(items));
            default:
                (string what, items[at]) = Of(items[at], dice, corpus);
                return (what, new Json.List(items));
        }
    }

    private static string Texts(string text, Dice dice) => dice.Next(5) switch
    {
        0 => text + "0",
        1 => text.Length == 0 ? "x" : text[1..],
        2 => text.ToUpperInvariant(),
        3 => "../" + text,
        _ => text.Length == 0 ? "x" : Flip(text, dice.Next(text.Length)),
    };

    private static (string What, Json Value) TextChange(string from, string to) => ($"a text, {from} to {to}", new Json.Text(to));

    // A moment or a day earlier or later, or a text of the same length that stands elsewhere in the year.
    private static string Another(string text, IReadOnlyList<string> corpus, Dice dice)
    {
        int[] seconds = [1, 3600, 86400, 864000, 2592000];
        long moved = (dice.Next(2) == 0 ? 1 : -1) * seconds[dice.Next(seconds.Length)];
        if (text.Length == 25 && text[10] == 'T' && dice.Next(2) == 0)
        {
            return BeijingTime.Format(BeijingTime.ParseMoment(text).AddSeconds(moved));
        }

        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day) && dice.Next(2) == 0)
        {
            return day.AddDays((int)(moved / 86400) + 1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        string[] alike = [.. corpus.Where(c => c != text && (c.Length == text.Length || dice.Next(8) == 0))];
        return alike.Length == 0 ? text + "x" : alike[dice.Next(alike.Length)];
    }

    private static string Flip(string text, int at) => text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..];
}
