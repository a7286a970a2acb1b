using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>A setting as it is shown: never a secret.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Written">What the file says, secrets hidden; null where it says nothing and the default holds.</param>
/// <param name="IsFromEnvironment">True where the environment says something else, which wins.</param>
/// <param name="Guide">What it is for.</param>
public sealed record SettingLine(string Name, string? Written, bool IsFromEnvironment, SettingMeaning Guide);

/// <summary>What a change of a setting would be.</summary>
/// <param name="Before">What the file says, secrets hidden; null where it says nothing.</param>
/// <param name="After">What it would say.</param>
/// <param name="Seen">Digest of the file that was looked at.</param>
public sealed record SettingChange(string? Before, string? After, string Seen);

/// <summary>
/// The bureau's settings file while the worker runs: shown without secrets, and changed one setting at a time. A change is checked as the next start
/// would check it before it is kept; a worker that runs goes on with the settings it was started with.
/// </summary>
internal sealed class SettingsFile
{
    /// <summary>What stands for a secret; given back unchanged it leaves the secret as it is.</summary>
    public const string Hidden = "••••••";

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Database _database;
    private readonly string _published;
    private readonly string _started;
    private readonly Lock _turn = new();

    /// <summary>A settings file as it is when the worker starts.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="database">The bureau's database.</param>
    /// <param name="published">The folder that is published.</param>
    public SettingsFile(string path, Database database, string published)
    {
        (Path, _database, _published) = (path, database, published);
        _started = Digest;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Digest of what stands in it.</summary>
    public string Digest => Core.Encodings.Digest.Of(Bytes()).ToString();

    /// <summary>True when it was changed after the worker's start, which goes on with what it said then.</summary>
    public bool WaitsForRestart => Digest != _started;

    /// <summary>Every setting, by name.</summary>
    public IReadOnlyList<SettingLine> Lines()
    {
        JsonObject written = Read();
        return [.. SettingNames.Settings(typeof(WorkerSettings)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new SettingLine(p.Name, Shown(p, Of(written, p.Name)), IsInEnvironment(p.Name), SettingsGuide.Of(p.Name)))];
    }

    /// <summary>One setting.</summary>
    /// <exception cref="UserErrorException">There is none of the name.</exception>
    public SettingLine Find(string name) => Lines().FirstOrDefault(l => l.Name == name) ?? throw SettingsFileRefusals.NoSetting.Error(Printable.Shorten(name));

    /// <summary>What a change would be, once the whole file with it was found usable.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="text">Its value as JSON, or a plain text; nothing takes it out of the file.</param>
    /// <exception cref="UserErrorException">The next start would refuse it; the message says why.</exception>
    public SettingChange Check(string name, string text)
    {
        lock (_turn)
        {
            string seen = Digest;
            (JsonObject after, PropertyInfo setting) = Changed(name, text);
            RequireUsable(after);
            return new SettingChange(Find(name).Written, Shown(setting, Of(after, name)), seen);
        }
    }

    /// <summary>Keeps a change that was checked.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="text">Its value.</param>
    /// <param name="seen">Digest of the file as it was shown: somebody else's change since is not written over.</param>
    /// <exception cref="UserErrorException">The file is another one by now, or the next start would refuse it.</exception>
    public void Keep(string name, string text, string seen)
    {
        lock (_turn)
        {
            if (seen != Digest)
            {
                throw SettingsFileRefusals.Changed.Error(name);
            }

            (JsonObject after, _) = Changed(name, text);
            RequireUsable(after);

            // For its owner alone, whether or not there is a secret in it.
            OwnerOnlyFile.Write(Path, after.ToJsonString(Layout) + "\n");
        }
    }

    private (JsonObject After, PropertyInfo Setting) Changed(string name, string text)
    {
        PropertyInfo setting = SettingNames.Settings(typeof(WorkerSettings)).FirstOrDefault(p => p.Name == name) ?? throw SettingsFileRefusals.NoSetting.Error(Printable.Shorten(name));
        JsonObject written = Read();
        JsonNode? former = Of(written, name), next = Parse(text);
        foreach (string key in written.Select(m => m.Key).Where(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            written.Remove(key);
        }

        if (next is not null)
        {
            written[name] = setting.IsDefined(typeof(SecretSettingAttribute)) ? Opened(name, next, former) : WithSecrets(name, next, former, setting.PropertyType);
        }

        return (written, setting);
    }

    // As the next start does.
    private void RequireUsable(JsonObject written)
    {
        // A name that begins with a dot would not be read as a file of settings.
        // A name that begins with a dot would not be read as a file of settings.
        string candidate = Path + ".check";
        try
        {
            using (FileStream stream = OwnerOnlyFile.Create(candidate))
            {
                JsonSerializer.Serialize(stream, written, Layout);
            }

            var settings = WorkerSettings.Read(candidate);
            DestinationSetting.RequireApart(settings.Destinations, settings.Public ?? _published);
            _ = CalendarFile.Days(settings.Calendar);
            PolicyDocument? policy = settings.Policy is null ? null : PolicyFile.Read(settings.Policy, _database.Read(PersonalDataConfirmations.Texts));
            Authority bureau = BureauAuthority.Of(settings, Path, policy, _database.Read(LedgerStore.Open).Keys);
            if (_database.Read(LedgerStore.Open).Keys is { } keys && keys.Key.Name != $"{bureau}")
            {
                throw SettingsFileRefusals.OtherBureau.Error(bureau, keys.Key.Name);
            }
        }
        finally
        {
            File.Delete(candidate);
        }
    }

    private byte[] Bytes() => File.Exists(Path) ? File.ReadAllBytes(Path) : [];

    private JsonObject Read()
    {
        byte[] bytes = Bytes();
        return bytes.Length == 0 ? [] : JsonNode.Parse(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes, documentOptions: Reading) as JsonObject ?? [];
    }

    private static JsonNode? Of(JsonObject written, string name) => written.FirstOrDefault(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool IsInEnvironment(string name) =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(k => k.Equals(WorkerSettings.EnvironmentPrefix + name, StringComparison.OrdinalIgnoreCase)
            || k.StartsWith($"{WorkerSettings.EnvironmentPrefix}{name}__", StringComparison.OrdinalIgnoreCase));

    // A text need not stand in quotes.
    private static JsonNode? Parse(string text)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: Reading);
        }
        catch (JsonException e) when (text.TrimStart()[0] is '{' or '[' or '"')
        {
            throw SettingsFileRefusals.NotJson.Error(e.Message);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text.Trim());
        }
    }

    private static string? Shown(PropertyInfo setting, JsonNode? value) => value is null ? null
        : setting.IsDefined(typeof(SecretSettingAttribute)) ? Hidden
        : WithoutSecrets(value, setting.PropertyType).ToJsonString(Layout);

    private static JsonNode WithoutSecrets(JsonNode value, Type type) => Each(
        value, type, (_, member, child) => member.IsDefined(typeof(SecretSettingAttribute)) ? JsonValue.Create(Hidden)! : WithoutSecrets(child, member.PropertyType), WithoutSecrets);

    private static JsonNode WithSecrets(string where, JsonNode value, JsonNode? former, Type type) => Each(
        value, type,
        (name, member, child) => member.IsDefined(typeof(SecretSettingAttribute))
            ? Opened($"{where}:{name}", child, Member(former, name))
            : WithSecrets($"{where}:{name}", child, Member(former, name), member.PropertyType),
        (child, item) => WithSecrets(where, child, Same(child, former), item));

    // A secret that was given back hidden is the one that stands there.
    private static JsonNode Opened(string where, JsonNode given, JsonNode? former) =>
        given is JsonValue text && text.TryGetValue(out string? word) && word == Hidden ? former?.DeepClone() ?? throw SettingsFileRefusals.NoSecret.Error(where) : given.DeepClone();

    // The element of a list that has the same name; the one of the same place would be another one after a change of the order.
    private static JsonNode? Same(JsonNode element, JsonNode? former) => former is JsonArray list
        ? list.FirstOrDefault(o => Member(o, "Name")?.ToJsonString() is { } name && name == Member(element, "Name")?.ToJsonString())
        : null;

    private static JsonNode? Member(JsonNode? of, string name) => of is JsonObject members ? Of(members, name) : null;

    private static JsonNode Each(JsonNode value, Type type, Func<string, PropertyInfo, JsonNode, JsonNode> member, Func<JsonNode, Type, JsonNode> element)
    {
        if (SettingNames.Item(type) is { } item)
        {
            return !SettingNames.IsOwn(item) || value is not JsonArray list ? value.DeepClone() : new JsonArray([.. list.Select(e => e is null ? null : element(e, item))]);
        }

        if (!SettingNames.IsOwn(type) || value is not JsonObject members)
        {
            return value.DeepClone();
        }

        Dictionary<string, PropertyInfo> known = SettingNames.Settings(type).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value is null ? null : known.TryGetValue(m.Key, out PropertyInfo? p) ? member(p.Name, p, m.Value) : m.Value.DeepClone())));
    }
}
