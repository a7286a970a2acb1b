using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>
/// The bureau's own values of draws, sealed under a key that is not in the database, from the commitment until they are public. Whoever has
/// the database or a backup alone cannot know a draw beforehand.
/// </summary>
internal static class SealedValueStore
{
    private const string InForce = "sealing key";

    /// <summary>What stands for the key of values that an earlier version kept as they are.</summary>
    public const string Plain = "";

    /// <summary>The id of the key that values are sealed under; null before the first start.</summary>
    public static string? KeyInForce(Session session) => Settings.Find(session, InForce);

    /// <summary>Takes a key where there is none yet, and gives the one that is in force.</summary>
    public static string TakeFirst(Session session, SealingKey key)
    {
        if (KeyInForce(session) is { } other)
        {
            return other;
        }

        Settings.Set(session, InForce, key.Id);
        return key.Id;
    }

    /// <summary>True when a value can be sealed here: this process has the key in force, or there is none yet.</summary>
    public static bool MaySeal(Session session) => session.Database?.Sealing is { } key && (KeyInForce(session) ?? key.Id) == key.Id;

    /// <summary>The key in force, to seal something under.</summary>
    /// <exception cref="UserErrorException">It is not here.</exception>
    public static SealingKey RequireKey(Session session) =>
        session.Database?.Sealing is { } key && TakeFirst(session, key) == key.Id ? key : throw Missing(KeyInForce(session));

    /// <summary>Keeps a draw's own value.</summary>
    /// <exception cref="UserErrorException">The key in force is not here.</exception>
    public static void Put(Session session, DrawId draw, string value)
    {
        SealingKey key = RequireKey(session);
        session.Send(
            "INSERT INTO sealed_value (draw, key_id, content) VALUES (@Draw, @Id, @Content)",
            new { Draw = draw.ToString(), key.Id, Content = key.Seal(Purpose(draw.ToString()), value) });
    }

    /// <summary>A draw's own value.</summary>
    /// <exception cref="UserErrorException">The key that it is sealed under is not here.</exception>
    public static string Open(Session session, DrawId draw)
    {
        (string? keyId, string content) = session.Find<(string?, string)>("SELECT key_id, content FROM sealed_value WHERE draw = @draw", new { draw = draw.ToString() });
        return keyId switch
        {
            null => throw new InvalidOperationException($"{draw} has no value of the bureau's own"),
            Plain => content,
            _ => session.Database?.Sealing is { } key && key.Id == keyId ? key.Open(Purpose(draw.ToString()), content) : throw Missing(keyId),
        };
    }

    /// <summary>Drops a value that is public now, or that nobody will ask for.</summary>
    public static void Drop(Session session, DrawId draw) => session.Send("DELETE FROM sealed_value WHERE draw = @draw", new { draw = draw.ToString() });

    /// <summary>The draws that wait for a value which cannot be opened here.</summary>
    public static IReadOnlyList<DrawId> Closed(Session session)
    {
        string? here = session.Database?.Sealing?.Id;
        var closed = session.Query<(string Draw, string Key)>("SELECT draw, key_id FROM sealed_value").Where(v => v.Key != Plain && v.Key != here).Select(v => v.Draw).ToHashSet(StringComparer.Ordinal);
        return closed.Count == 0 ? [] : [.. RoundStore.Open(session).Where(r => closed.Contains(r.Draw.ToString())).Select(r => r.Draw)];
    }

    /// <summary>The ids of the keys that values and second factors are sealed under; <see cref="Plain"/> for those that an earlier version kept as they are.</summary>
    public static IReadOnlyList<string> Keys(Session session) => session.Query<string>("SELECT key_id FROM sealed_value UNION SELECT key_id FROM second_factor");

    /// <summary>Seals what an earlier version kept as it is.</summary>
    public static int SealPlain(Session session, SealingKey key) => SealAgain(session, key, Plain, (_, content) => content);

    /// <summary>Seals anew under a key what was sealed under a former one, second factors too; gives how many values.</summary>
    public static int SealAgain(Session session, SealingKey key, SealingKey former)
    {
        SecondFactorStore.SealAgain(session, key, former);
        return SealAgain(session, key, former.Id, (draw, content) => former.Open(Purpose(draw), content));
    }

    /// <summary>Takes another key, and seals anew what was sealed under the former.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="next">The key that is to follow.</param>
    /// <param name="former">The key in force; null when it is lost: what it sealed stays as it is.</param>
    /// <returns>How many values were sealed anew.</returns>
    public static int TakeNext(Session session, SealingKey next, SealingKey? former)
    {
        Settings.Set(session, InForce, next.Id);
        return former is null ? 0 : SealAgain(session, next, former);
    }

    /// <summary>The refusal of whoever needs a key that is not here.</summary>
    public static UserErrorException Missing(string? id) => SealRefusals.NoKey.Error(id ?? "—");

    private static int SealAgain(Session session, SealingKey key, string former, Func<string, string, string> open)
    {
        var anew = session.Query<(string Draw, string Content)>("SELECT draw, content FROM sealed_value WHERE key_id = @former", new { former })
            .Select(v => new { v.Draw, key.Id, Content = key.Seal(Purpose(v.Draw), open(v.Draw, v.Content)) }).ToArray();
        session.Send("UPDATE sealed_value SET key_id = @Id, content = @Content WHERE draw = @Draw", anew);
        return anew.Length;
    }

    private static string Purpose(string draw) => $"own value of {draw}";
}
