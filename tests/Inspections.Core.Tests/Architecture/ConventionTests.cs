using System.Reflection;
using System.Text.RegularExpressions;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Inspections.Core.Tests.Architecture;

/// <summary>Habits of the library that a reviewer would otherwise have to remember.</summary>
public sealed partial class ConventionTests
{
    private static readonly Assembly Core = typeof(Draw).Assembly;

    /// <summary>Every type that is read from text by its own <c>Parse</c>.</summary>
    public static TheoryData<Type> ParsedTypes => [.. Core.GetExportedTypes().Where(t => ParseOf(t) is not null).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ParsedTypes))]
    public void What_is_read_from_text_refuses_what_could_break_a_line_or_a_page(Type type)
    {
        foreach (string bad in new[] { "", " ", "a\nb", "a\0", "…", "<b>", "a\\b", new string('a', 4096) })
        {
            Refuses(type, bad);
        }
    }

    [Fact]
    public void Whatever_goes_into_a_path_refuses_to_climb_out_of_the_folder()
    {
        Type[] named = [.. typeof(PublicLayout).GetMethods(BindingFlags.Public | BindingFlags.Static).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType).Distinct()];
        Assert.DoesNotContain(typeof(string), named);
        foreach (Type type in named.Where(t => t.Assembly == Core && ParseOf(t) is not null))
        {
            foreach (string bad in new[] { ".", "..", "../x", "x/../y", "/x", "C:x", "x%2fy" })
            {
                Refuses(type, bad);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ParsedTypes))]
    public void What_holds_a_text_can_be_made_by_reading_it_only(Type type) => Assert.DoesNotContain(
        type.GetConstructors(), c => c.GetParameters().Any(p => p.ParameterType == typeof(string)));

    [Fact]
    public void Ids_that_were_never_set_are_noticed_when_they_are_written()
    {
        Assert.Throws<InvalidOperationException>(() => default(Inspections.Core.Directories.Identifier).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Inspections.Core.Directories.Label).ToString());
        Assert.Throws<InvalidOperationException>(() => default(Inspections.Core.Directories.SectorCode).ToString());
    }

    [Theory]
    [InlineData("System.DateTime", "get_Now")]
    [InlineData("System.DateTime", "get_UtcNow")]
    [InlineData("System.DateTime", "get_Today")]
    [InlineData("System.DateTimeOffset", "get_Now")]
    [InlineData("System.DateTimeOffset", "get_UtcNow")]
    [InlineData("System.Guid", "NewGuid")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator", "GetBytes")]
    [InlineData("System.Security.Cryptography.RandomNumberGenerator", "Fill")]
    [InlineData("System.Globalization.CultureInfo", "get_CurrentCulture")]
    public void Core_never_calls(string type, string method) =>
        Assert.DoesNotContain(Calls(Core), c => c.Type == type && c.Method == method);

    [Fact]
    public void A_call_is_found_where_there_is_one() =>
        Assert.Contains(Calls(Core), c => c is ("System.Security.Cryptography.SHA256", "HashData"));

    [Fact]
    public void The_suite_of_hash_functions_is_named_in_one_place()
    {
        string[] named = [.. Repository.Sources("src/Inspections.Core", ".cs").Where(f => HashFunction().IsMatch(File.ReadAllText(Repository.At(f))))];
        Assert.Equal(["src/Inspections.Core/Encodings/HashSuite.cs"], named);
    }

    [Fact]
    public void No_public_field_can_be_written() => Assert.DoesNotContain(
        Core.GetExportedTypes().SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)),
        f => !f.IsInitOnly && !f.IsLiteral && !f.IsSpecialName);

    private static void Refuses(Type type, string text)
    {
        var refusal = Assert.Throws<TargetInvocationException>(() => ParseOf(type)!.Invoke(null, [text]));
        Assert.IsType<ProtocolFormatException>(refusal.InnerException);
    }

    private static MethodInfo? ParseOf(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } parse && parse.ReturnType == type ? parse : null;

    private static IEnumerable<(string Type, string Method)> Calls(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return
        [
            .. module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
                .Where(i => i.OpCode.FlowControl == FlowControl.Call || i.OpCode == OpCodes.Newobj || i.OpCode == OpCodes.Ldftn)
                .Select(i => i.Operand).OfType<MethodReference>().Select(r => (r.DeclaringType.FullName, r.Name)).Distinct(),
        ];
    }

    [GeneratedRegex(@"\b((HMAC)?SHA\d+|HKDF|SM3|HMAC|Rfc2898DeriveBytes)\.\w|HashAlgorithmName\.")]
    private static partial Regex HashFunction();
}
