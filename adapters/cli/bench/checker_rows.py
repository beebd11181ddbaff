"""Rows of the checker: real misspellings of common words, names, companies and words of the trade; compiled by hand."""

SLIPS: tuple[tuple[str, str], ...] = tuple(
    (pair.partition(":")[0], pair.partition(":")[2])
    for pair in """
    recieve:receive beleive:believe acheive:achieve definately:definitely seperate:separate occured:occurred
    untill:until tommorow:tomorrow neccessary:necessary accomodate:accommodate begining:beginning calender:calendar
    collegue:colleague comittee:committee concious:conscious dissapointed:disappointed embarass:embarrass
    enviroment:environment existance:existence experiance:experience familar:familiar finaly:finally foriegn:foreign
    freind:friend fourty:forty goverment:government gaurantee:guarantee happend:happened harrass:harass
    humourous:humorous immediatly:immediately independant:independent intresting:interesting knowlege:knowledge
    liason:liaison maintainance:maintenance managment:management millenium:millennium mispell:misspell
    noticable:noticeable ocasion:occasion occurence:occurrence oportunity:opportunity paralell:parallel
    particurly:particularly peice:piece perfomance:performance persistant:persistent posession:possession
    prefered:preferred priviledge:privilege proffesional:professional publically:publicly realy:really
    reccomend:recommend refered:referred relevent:relevant religous:religious remeber:remember
    responsability:responsibility sence:sense sieze:seize similiar:similar sincerly:sincerely speach:speech
    stategy:strategy succesful:successful sugestion:suggestion suprise:surprise tendancy:tendency
    threshhold:threshold truely:truly unforseen:unforeseen unfortunatly:unfortunately usefull:useful wierd:weird
    wich:which writting:writing adress:address agressive:aggressive aparent:apparent apreciate:appreciate
    aquire:acquire arguement:argument assesment:assessment attendence:attendance availible:available
    basicly:basically becuase:because benificial:beneficial buisness:business catagory:category challange:challenge
    changable:changeable cheif:chief choosen:chosen comming:coming compatability:compatibility completly:completely
    concensus:consensus consistant:consistent continous:continuous convinient:convenient critisism:criticism
    curiousity:curiosity decison:decision definitly:definitely desparate:desperate developement:development
    diffrent:different dilema:dilemma disapear:disappear discribe:describe discusion:discussion easly:easily
    efficent:efficient eligable:eligible enthusiasic:enthusiastic equiptment:equipment especialy:especially
    exagerate:exaggerate excellant:excellent excercise:exercise expecially:especially explaination:explanation
    extremly:extremely facinating:fascinating febuary:February flexable:flexible fullfil:fulfil futher:further
    genaral:general gratefull:grateful guidence:guidance handeled:handled higly:highly hopefuly:hopefully
    identifed:identified imagin:imagine implemention:implementation importent:important improvment:improvement
    inital:initial inovation:innovation intrest:interest interveiw:interview introduciton:introduction
    involvment:involvement jugement:judgement langauge:language lenght:length libary:library litrature:literature
    looseing:losing maintan:maintain manufactoring:manufacturing materal:material meaningfull:meaningful
    mesage:message minumum:minimum monring:morning niether:neither nessecary:necessary obvios:obvious
    oppurtunity:opportunity orginal:original outragous:outrageous overveiw:overview perticular:particular
    plesure:pleasure positon:position posible:possible preperation:preparation presance:presence probaly:probably
    proccess:process progess:progress promis:promise questoin:question quater:quarter readible:readable
    reciept:receipt refering:referring relase:release relavant:relevant reponse:response reserch:research
    resouce:resource reveiw:review rythm:rhythm satisfactry:satisfactory scedule:schedule senario:scenario
    servise:service shedule:schedule signifigant:significant similarily:similarly skilfull:skilful soley:solely
    specificly:specifically
    """.split()  # noqa: SIM905
)
"""Two hundred, what was typed and what was meant, in small letters."""

FRAMES = (
    "I write to say that the {word} part of it was clear to me.",
    "We spoke of how the {word} idea came about.",
    "It was good to hear about the {word} side of this.",
    "You told me that a {word} matter is often the hardest.",
)
"""Sentences with one word to be put in, never at their start; "a" before a vowel is no matter here."""

FIRST_NAMES = tuple(
    """
    Aaliyah Aarav Abdullah Adaeze Adriana Agnieszka Ahmed Aiko Aisha Alejandro Alessandra Amara Amina Ananya Anders
    Anika Anjali Anouk Antoine Arjun Astrid Ayumi Beatriz Bettina Birgit Bogdan Caoimhe Carmen Catalina Chiara Chidi
    Chloe Dagmar Daria Deepak Dimitri Dmitry Eamon Ebele Eilidh Elif Eleni Emeka Enrique Esperanza Fatima Fatou
    Federica Femi Fernanda Fiona Francesca Gergely Giorgos Giulia Gunther Hana Haruto Hassan Hiroshi Ibrahim Ifeoma
    Ilse Imani Ingrid Ioana Isabella Ivana Jaroslav Javier Jelena Joanna Joaquin Juanita Kavita Kenji Khadija Kofi
    Kwame Lakshmi Laszlo Leila Linh Ludmila Magdalena Mahmoud Malgorzata Mariana Marisol Mateusz Mehmet Mei Milica
    Minh Mireille Mohammed Nadia Naoko Natalia Ngozi Niamh Nikolai Nneka Olumide Olga Oisin Oksana Omar Orla Padraig
    Paloma Parvati Pascale Pilar Pranav Priyanka Raghav Rajesh Ramona Reza Rosalind Ruxandra Saoirse Sanjay Sergei
    Shanice Siobhan Soledad Svetlana Tadhg Takeshi Tamar Tariq Thandiwe Tomasz Uchenna Ulrike Valentina Vikram
    Viktor Wanjiru Wei Xiomara Yasmin Yuki Yusuf Zainab Zsofia Grace Priya Alan Marcus Sarah Emily
    """.split()  # noqa: SIM905
)
LAST_NAMES = tuple(
    """
    Abernathy Adeyemi Agarwal Andersson Banerjee Bhattacharya Bjornstad Castellanos Chaudhary Christodoulou
    Delacroix Dlamini Eriksen Fernandez Fitzgerald Gonzalez Grabowski Gutierrez Halvorsen Hernandez Iyer Jankowski
    Kowalczyk Krishnamurthy Lindqvist Mbeki Mukherjee Nakamura Nguyen Novak Obafemi Okafor Okonkwo Papadopoulos
    Petrov Popescu Rasmussen Rodriguez Schwarzenberg Sokolov Szczepanski Takahashi Tchaikovsky Vasquez Venkatesan
    Villanueva Wojcik Yamamoto Yildirim Zielinski
    """.split()  # noqa: SIM905
)
COMPANIES = (
    "Nvidia", "Datadog", "Klarna", "Revolut", "Zendesk", "Twilio", "Snowflake", "Databricks", "Spotify", "Airbnb",
    "Atlassian", "Cloudflare", "Coinbase", "Palantir", "Qualtrics", "Shopify", "Squarespace", "Typeform", "Zapier",
    "Figma", "Canva", "Miro", "Asana", "Trello", "Deliveroo", "Adyen", "Bolt", "Celonis", "Contentful", "Doctolib",
    "Glovo", "Lilium", "Mollie", "Personio", "Pleo", "Qonto", "Sennder", "Tibber", "Trustpilot", "Vinted", "Wolt",
    "Zalando", "Accenture", "Capgemini", "Deloitte", "McKinsey", "Siemens", "Infosys", "Wipro", "Nestlé", "Novartis",
    "Ericsson", "Maersk", "Unilever", "Heineken", "Northwind", "Globex", "Initech", "Hooli", "Umbrella Corp",
)  # fmt: skip
TRADE = (
    "Kubernetes", "PostgreSQL", "Terraform", "GraphQL", "TypeScript", "Grafana", "kubectl", "webhook", "microservice",
    "backend", "frontend", "refactoring", "observability", "onboarding", "roadmap", "stakeholder", "runbook",
    "changelog", "serverless", "idempotent", "sharding", "autoscaling", "DevOps", "SaaS", "OKRs", "Kanban", "Figma",
    "Snowflake", "dbt", "PyTorch",
)  # fmt: skip


def misspelt(name: str) -> str:
    """One slip of the finger in a name: two letters turned round, one left out, or one doubled, by its length."""
    middle = len(name) // 2
    match len(name) % 3:
        case 0 if name[middle] != name[middle - 1]:
            return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
        case 1:
            return name[:middle] + name[middle + 1 :]
        case _:
            return name[:middle] + name[middle] + name[middle:]
