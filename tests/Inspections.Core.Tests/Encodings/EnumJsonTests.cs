using System.Text.Json;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

/// <summary>What System.Text.Json writes of an enumeration: words, those of the protocol where it has them.</summary>
public sealed class EnumJsonTests
{
    private static IEnumerable<Type> Public => typeof(Draw).Assembly.GetExportedTypes().Where(t => t.IsEnum);

    [Fact]
    public void Every_value_of_every_public_enumeration_is_written_as_a_word_and_read_again() => Each.Of(Public, type => Each.Of(Enum.GetValues(type).Cast<object>(), value =>
    {
        string json = JsonSerializer.Serialize(value, type);
        Assert.StartsWith("\"", json, StringComparison.Ordinal);
        Assert.Equal(value, JsonSerializer.Deserialize(json, type));
    }));

    [Fact]
    public void A_word_is_the_protocols_where_it_has_one()
    {
        Each.Of(Enum.GetValues<VoidReason>(), r => Assert.Equal(VoidBody.NameOf(r), Word(r)));
        Each.Of(Enum.GetValues<SubstitutionReason>(), r => Assert.Equal(r.Name(), Word(r)));
        Each.Of(Enum.GetValues<Verdict>(), v => Assert.Equal(v.Name(), Word(v)));
        Each.Of(Enum.GetValues<Outcome>(), o => Assert.Equal(o.Name(), Word(o)));
        Each.Of(Enum.GetValues<Check>(), c => Assert.Equal(c.Name(), Word(c)));
        Each.Of(Enum.GetValues<Assurance>(), a => Assert.Equal(a.Name(), Word(a)));
        Assert.Equal("policy", Word(DocumentKind.Policy));
        Assert.Equal("cap, drawn", Word(Exclusions.Cap | Exclusions.Drawn));
    }

    [Fact]
    public void A_value_is_a_key_of_a_dictionary_too() =>
        Assert.Equal("{\"force-majeure\":2}", JsonSerializer.Serialize(new Dictionary<VoidReason, int> { [VoidReason.ForceMajeure] = 2 }));

    private static string Word<T>(T value) => JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value))!;
}
