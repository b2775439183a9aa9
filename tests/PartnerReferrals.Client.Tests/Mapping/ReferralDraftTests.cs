using System.Collections.Generic;
using Newtonsoft.Json.Linq;
using PartnerReferrals.Errors;
using PartnerReferrals.Mapping;
using PartnerReferrals.Mapping.Conversion;
using PartnerReferrals.Mapping.Fields;
using PartnerReferrals.Mapping.Input;

namespace PartnerReferrals.Client.Tests.Mapping;

/// <summary>What a row being mapped notes and says, and what it takes from the defaults.</summary>
public sealed class ReferralDraftTests
{
    private static readonly FieldLocation Place = new("Details.Notes", "A");

    [Theory]
    [InlineData("Notes", "'odd' is refused: it is bad.", "odd")]
    [InlineData("ContactEmail", "The value is refused: it is bad.", null)]
    [InlineData("Team", "The value is refused: it is bad.", null)]
    public void A_refused_value_is_shown_unless_it_is_a_persons(string field, string message, string? shown)
    {
        var draft = Draft(column: "A");
        draft.Report(Field(field), Place, "odd", Converted.Refuse(FaultCodes.InvalidNumber, "it is bad.", "Do this."));
        var fault = Assert.Single(draft.Faults);

        Assert.Equal((message, shown, "Do this.", FaultSeverity.Error, "InvalidNumber"), (fault.Message, fault.Value, fault.Hint, fault.Severity, fault.Code));
        Assert.Equal(("Details.Notes", "A", "C7", 7L, 9L), (fault.Field, fault.Column, fault.Cell, fault.Row, fault.Line));
    }

    [Fact]
    public void A_doubt_is_a_warning_and_a_value_left_out_is_one_but_in_a_change()
    {
        string Said(bool isChange, Converted conversion)
        {
            var draft = Draft(isChange: isChange);
            draft.Report(Field("Notes"), Place, "odd", conversion);
            return $"{draft.Faults[0].Severity}: {draft.Faults[0].Message}";
        }

        Assert.Equal("Warning: 'odd' is doubtful: so.", Said(false, Converted.Warn(new JValue("x"), FaultCodes.SerialDate, "so.", null)));
        Assert.Equal("Warning: 'odd' is doubtful: so.", Said(true, Converted.Warn(new JValue("x"), FaultCodes.SerialDate, "so.", null)));
        Assert.Equal("Warning: 'odd' is doubtful: so.", Said(false, Converted.LeaveOut(FaultCodes.SerialDate, "so.", null)));
        Assert.Equal("Error: 'odd' is refused: so.", Said(true, Converted.LeaveOut(FaultCodes.SerialDate, "so.", null)));
        Assert.Equal("Error: 'odd' is refused: so.", Said(false, Converted.Refuse(FaultCodes.SerialDate, "so.")));
    }

    [Fact]
    public void Without_advice_of_its_own_a_fault_says_what_the_field_takes()
    {
        var draft = Draft();
        draft.Report(Field("DealValue"), Place, "odd", Converted.Refuse(FaultCodes.InvalidNumber, "it is bad."));

        Assert.Equal(Field("DealValue").Accepted, draft.Faults[0].Hint);
    }

    [Theory]
    [InlineData("Notes", "'odd' is not sent: the map does not list it.", "odd")]
    [InlineData("ContactEmail", null, null)]
    [InlineData("Team", null, null)]
    public void A_value_that_is_not_sent_is_shown_unless_it_is_a_persons(string field, string? message, string? shown)
    {
        var draft = Draft();
        draft.Report(Field(field), Place, "odd", FaultCodes.ValueNotInMap);

        Assert.Equal((message ?? FaultCodes.ValueNotInMap.Meaning, shown, FaultSeverity.Warning), (draft.Faults[0].Message, draft.Faults[0].Value, draft.Faults[0].Severity));
        Assert.Equal(FaultCodes.ValueNotInMap.RecommendedAction, draft.Faults[0].Hint);
    }

    [Fact]
    public void A_column_called_like_its_field_is_not_named_twice()
    {
        var draft = Draft();
        draft.Report(FaultCodes.InvalidNumber, FaultSeverity.Error, new FieldLocation("Name", "Name"), null, "m", "h");
        draft.Report(FaultCodes.InvalidNumber, FaultSeverity.Error, new FieldLocation("Name", "name"), null, "m", "h");

        Assert.Equal([null, "name"], new[] { draft.Faults[0].Column, draft.Faults[1].Column });
    }

    [Fact]
    public void What_amounts_came_with_is_noted_for_good()
    {
        var draft = Draft();
        draft.Note(Field("Name"), Marked());
        draft.Note(Field("Name"), new JValue(1.5m));
        draft.Note(Field("DealValue"), new JValue(5L));
        Assert.Equal((false, false), (draft.HasFractions, draft.HasCurrencyMarks));

        draft.Note(Field("DealValue"), new JValue(1.5m));
        Assert.Equal((true, false), (draft.HasFractions, draft.HasCurrencyMarks));
        draft.Note(Field("DealValue"), Marked());
        draft.Note(Field("DealValue"), new JValue(1.5m));
        draft.Note(Field("DealValue"), Marked());
        draft.Note(Field("DealValue"), new JValue(5L));
        Assert.Equal((true, true), (draft.HasFractions, draft.HasCurrencyMarks));

        foreach (var (one, other) in new[] { (draft, Draft()), (Draft(), draft), (draft, draft) })
        {
            one.NoteAmountsOf(other);
            Assert.Equal((true, true), (one.HasFractions, one.HasCurrencyMarks));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void What_row_or_defaults_have_the_row_has_then(bool row, bool defaults)
    {
        var draft = Draft();
        draft.HasPortalState = draft.HasSolutionIds = draft.HasSolutionTypes = row;
        var other = Draft();
        other.HasPortalState = other.HasSolutionIds = other.HasSolutionTypes = defaults;
        DefaultsMerge.Apply(draft, other);

        Assert.Equal((row || defaults, row || defaults, row || defaults), (draft.HasPortalState, draft.HasSolutionIds, draft.HasSolutionTypes));
    }

    [Theory]
    [InlineData("1", "2", null, "1")]
    [InlineData(null, "2", null, "2")]
    [InlineData("1", null, null, "1")]
    [InlineData(null, "2", "NotQualified", null)]
    public void A_reason_by_number_is_the_rows_before_that_of_the_defaults(string? row, string? defaults, string? words, string? expected)
    {
        ReferralDraft Numbered(string? number)
        {
            var draft = Draft();
            draft.NumberedReason = number is null ? null : (number, Place);
            return draft;
        }

        var draft = Numbered(row);
        if (words is not null)
            draft.Json["statusReason"] = words;

        DefaultsMerge.Apply(draft, Numbered(defaults));
        Assert.Equal(expected, draft.NumberedReason?.Number);
    }

    [Fact]
    public void Defaults_hand_over_their_unknown_names_and_the_deal_type_only_where_the_row_asks_nothing()
    {
        var defaults = Draft();
        (defaults.DealType, defaults.HelpRequired) = (DealType.Private, true);
        defaults.UnknownNames.Add(new("X", null));
        var (silent, typed, asked) = (Draft(), Draft(), Draft());
        typed.DealType = DealType.CoSell;
        asked.HelpRequired = false;
        foreach (var draft in new[] { silent, typed, asked })
        {
            DefaultsMerge.Apply(draft, defaults);
            Assert.Equal("X", Assert.Single(draft.UnknownNames).Name);
        }

        Assert.Equal((DealType.Private, true), (silent.DealType, silent.HelpRequired));
        Assert.Equal((DealType.CoSell, null), (typed.DealType, typed.HelpRequired));
        Assert.Equal((null, false), (asked.DealType, asked.HelpRequired));
    }

    [Fact]
    public void Lists_put_together_of_cells_are_known_as_such_once()
    {
        var draft = Draft();
        JArray list = [], other = [];
        Assert.Empty(draft.Assembled);
        Assert.False(draft.IsAssembled(list));
        draft.MarkAssembled(list);
        draft.MarkAssembled(list);

        Assert.Same(list, Assert.Single(draft.Assembled));
        Assert.True(draft.IsAssembled(list));
        draft.MarkAssembled(other);
        Assert.Equal(2, draft.Assembled.Count);
    }

    [Fact]
    public void A_mapped_row_says_its_deal_type_and_whether_it_can_be_sent()
    {
        MappedReferral Mapped(DealType? asked, params FaultSeverity[] severities) => new()
        {
            Referral = Rows.Map("DealType", "Private").Referral,
            Faults = [.. System.Linq.Enumerable.Select(severities, severity => new Fault { Severity = severity, Code = "C", Field = "F", Message = "m", Hint = "h" })],
            UnknownNames = [],
            DealType = asked,
        };

        Assert.Equal(DealType.Private, Mapped(null).EffectiveDealType);
        Assert.Equal(DealType.CoSell, Mapped(DealType.CoSell).EffectiveDealType);
        Assert.Equal(
            (false, false, true, true),
            (Mapped(null).HasErrors, Mapped(null, FaultSeverity.Warning).HasErrors, Mapped(null, FaultSeverity.Warning, FaultSeverity.Error).HasErrors, Mapped(null, FaultSeverity.Error).HasErrors));
        Assert.Null(Mapped(null).CellOf("A"));
        Assert.Empty(Mapped(null).Cleared);
    }

    [Theory]
    [InlineData("Yes", "Private", "'Microsoft help required?' is Yes")]
    [InlineData("No", "CoSell", "'Microsoft help required?' is No")]
    public void A_contradiction_of_deal_types_is_told_in_the_words_of_the_row(string help, string type, string words) =>
        Assert.Contains(Rows.Map(Rows.Row(("Microsoft help required?", help), ("DealType", type))).Faults, fault => fault.Code == "DealTypeConflict" && fault.Message.Contains(words, System.StringComparison.Ordinal));

    [Theory]
    [InlineData(null, "Microsoft help required?", "Yes", true)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "Microsoft help required?", "Yes", false)]
    [InlineData(null, "DealType", "CoSell", true)]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "DealType", "CoSell", true)]
    public void Of_a_deal_that_exists_only_a_deal_type_contradicts_what_is_shared(string? id, string column, string asked, bool isConflict) =>
        Assert.Equal(isConflict, System.Linq.Enumerable.Contains(Rows.Map(Rows.Row(("Id", id), (column, asked), ("ShareWithMicrosoft", "No"))).Codes(), "DealTypeConflict"));

    [Theory]
    [InlineData("{}", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("\" \"", null)]
    [InlineData("true", "Yes")]
    [InlineData("false", "No")]
    [InlineData("1.234", "1.2340")]
    [InlineData("1.5", "1.5")]
    [InlineData("{\"a\":[1]}", "{\"a\":[1]}")]
    public void A_value_of_a_referral_is_the_text_of_a_cell(string json, string? expected) =>
        Assert.Equal(expected, CellText.Of(PartnerReferrals.Serialization.JsonText.Parse(json)));

    [Theory]
    [InlineData("Team[].Email", -1, "Team[].Email", "Team[].Email.Name")]
    [InlineData("Team[].Email", 0, "Team[0].Email", "Team[0].Email.Name")]
    [InlineData("Team[].Email", 3, "Team[3].Email", "Team[3].Email.Name")]
    public void A_place_has_the_number_of_its_element(string path, int index, string expected, string below)
    {
        var place = new FieldLocation(path, "A", index);

        Assert.Equal((expected, "A"), (place.Path, place.Column));
        Assert.Equal((below, "A"), (place.Property(Field("Name")).Path, place.Property(Field("Name")).Column));
        Assert.Equal((below, null), (place.Inside(Field("Name")).Path, place.Inside(Field("Name")).Column));
        Assert.Equal((expected + "[2]", "A"), (place.Item(2).Path, place.Item(2).Column));
        Assert.Equal(expected + "[0]", place.Item(0).Path);
        Assert.Equal(expected + "[0][1]", place.Item(0).Item(1).Path);
    }

    private static Field Field(string name) => FieldTable.Find(name)!.Field;

    private static JValue Marked()
    {
        var value = new JValue(5L);
        value.AddAnnotation(new CurrencyMark("CHF 5", "CHF", ["CHF"]));
        return value;
    }

    private static ReferralDraft Draft(bool isChange = false, string? column = null) => new(7, 9, ReadingContext.Default)
    {
        IsChange = isChange,
        Input = column is null ? null : new InputObject { Row = 7, ColumnLetters = new Dictionary<string, string> { [column] = "C" } },
    };
}
