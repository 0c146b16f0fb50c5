module user.project {
    exports user.model;
}
